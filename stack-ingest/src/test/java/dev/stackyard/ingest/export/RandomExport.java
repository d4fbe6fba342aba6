package dev.stackyard.ingest.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * A small export with a bit of everything, contents included: origins with several visits and branches, directories in many
 * places and levels, empty ones and missing ones, contents that were skipped and such as nobody knows. Two of the same seed are
 * equal.
 */
public final class RandomExport {

    private static final Instant VISITED = Instant.parse("2023-09-06T12:00:00.123456Z");
    private static final int DIRECTORIES = 120;
    private static final int CONTENTS = 200;
    private static final int ORIGINS = 30;
    /** What no table has. */
    private static final int MISSING = 9999;

    private final SplittableRandom random;
    private final ExportTables tables;
    private final Path contents;
    private final List<String> gitIds = new ArrayList<>();

    private RandomExport(ExportTables tables, Path contents, long seed) {
        this.tables = tables;
        this.contents = contents;
        this.random = new SplittableRandom(seed);
    }

    /** Makes {@code orc} and {@code content} below a directory. */
    public static void make(Path directory, long seed) throws IOException {
        Path contents = Files.createDirectories(directory.resolve("content"));
        try (ExportTables tables = new ExportTables(directory.resolve("orc"))) {
            RandomExport export = new RandomExport(tables, contents, seed);
            for (int i = 0; i < CONTENTS; i++) {
                export.addContent(i);
            }
            for (int i = 0; i < DIRECTORIES; i++) {
                export.addDirectory(i);
            }
            for (int i = 0; i < ORIGINS; i++) {
                export.addOrigin(i);
            }
        }
    }

    /** An identifier as scattered as hashes are. */
    private static String id(String kind, int number) {
        return sha1((kind + number).getBytes(StandardCharsets.UTF_8));
    }

    private static String sha1(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void addContent(int number) throws IOException {
        byte[] text = bytes(("line of " + number + "\n").repeat(1 + random.nextInt(20)));
        String gitId = sha1(bytes("blob " + text.length + "\0"), text);
        gitIds.add(gitId);
        switch (random.nextInt(10)) {
            case 0 -> {} // nobody knows it
            case 1 -> tables.add("skipped_content", null, gitId, null, null, text.length, "absent", "number " + number);
            default -> {
                String sha1 = sha1(text);
                tables.add("content", sha1, gitId, null, null, text.length, "visible", null);
                try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(contents.resolve(sha1)))) {
                    out.write(text);
                }
            }
        }
    }

    /** Directories hold such of higher numbers. */
    private void addDirectory(int number) throws IOException {
        String id = id("directory", number);
        tables.add("directory", id, null);
        int size = random.nextInt(8);
        for (int i = 0; i < size; i++) {
            String name = random.nextInt(9) == 0 && i == 0 ? ".gitattributes" : "name" + i;
            if (random.nextInt(3) > 0 || number + 1 >= DIRECTORIES) {
                String target = gitIds.get(random.nextInt(CONTENTS));
                tables.add("directory_entry", id, bytes(name), "file", target, random.nextInt(9) == 0 ? 7 : 0100644);
            } else {
                int target = number + 1 + random.nextInt(Math.min(60, DIRECTORIES - number - 1));
                int held = random.nextInt(50) == 0 ? MISSING : target;
                tables.add("directory_entry", id, bytes(name), "dir", id("directory", held), 040000);
            }
        }
        if (random.nextInt(20) == 0) {
            tables.add("directory_entry", id, bytes("module"), "rev", id("module", number), 0160000);
        }
    }

    private void addOrigin(int number) throws IOException {
        String origin = String.format(Locale.ROOT, "https://github.com/owner%d/name%d", number % 7, number);
        for (int visit = 1; visit <= 1 + random.nextInt(3); visit++) {
            String snapshot = id("snapshot " + visit + " of ", number);
            Instant date = VISITED.plusSeconds(visit + 60L * number);
            String status = random.nextInt(5) == 0 ? "partial" : "full";
            tables.add("origin_visit_status", origin, visit, date, status, snapshot, "git");
            String main = random.nextInt(4) == 0 ? "trunk" : random.nextBoolean() ? "main" : "master";
            tables.add("snapshot_branch", snapshot, bytes("HEAD"), "refs/heads/" + main, "alias");
            for (String branch : List.of(main, "other")) {
                String revision = id(branch + visit + " of ", number);
                tables.add("snapshot_branch", snapshot, bytes("refs/heads/" + branch), revision, "revision");
                int root = random.nextInt(30) == 0 ? MISSING : random.nextInt(DIRECTORIES / 2);
                tables.add(
                        "revision",
                        revision,
                        null,
                        null,
                        date.minusSeconds(100),
                        0,
                        null,
                        null,
                        date.minusSeconds(50),
                        0,
                        null,
                        id("directory", root),
                        "git",
                        null);
            }
        }
    }
}
