package dev.stackyard.ingest.export;

import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import dev.stackyard.swhid.SnapshotBuilder;
import dev.stackyard.swhid.Swhid;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Makes a graph export of Software Heritage out of git repositories: {@code OUT/orc} with its tables and {@code OUT/content}
 * with gzip objects named by SHA-1. Of each repository it has all branches and commits, and the files of the commit that
 * HEAD stands for.
 *
 * <pre>
 * stack-ingest/miniature-export.sh OUT REPOSITORY...
 * stackyard ingest swh --graph OUT/orc --contents OUT/content --follow-head --corpus corpus
 * </pre>
 *
 * A repository is a path, whose origin is what its configuration says of {@code remote.origin.url}, or {@code URL=PATH}.
 */
public final class MiniatureExport implements Closeable {

    /** Commits of which a row is written, from HEAD and the branches on; the others are as if not loaded yet. */
    private static final int MOST_REVISIONS = 10_000;

    private static final Instant VISITED = Instant.parse("2023-09-06T12:00:00.123456Z");
    private static final Map<String, ObjectType> TYPES = Map.of(
            "commit", ObjectType.REVISION,
            "tag", ObjectType.RELEASE,
            "tree", ObjectType.DIRECTORY,
            "blob", ObjectType.CONTENT);

    private final ExportTables tables;
    private final Path contents;
    private final long largestContent;
    private final Set<String> written = new HashSet<>();

    /**
     * @param largestContent bytes; a longer content is in {@code skipped_content}, as what is over 100 MiB is in the archive
     */
    public MiniatureExport(Path out, long largestContent) throws IOException {
        this.tables = new ExportTables(out.resolve("orc"));
        this.contents = Files.createDirectories(out.resolve("content"));
        this.largestContent = largestContent;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            System.err.println("usage: miniature-export OUT REPOSITORY|URL=REPOSITORY...");
            System.exit(2);
        }
        try (MiniatureExport export = new MiniatureExport(Path.of(arguments[0]), 100L << 20)) {
            for (String argument : Arrays.asList(arguments).subList(1, arguments.length)) {
                int split = argument.indexOf('=');
                export.add(
                        split < 0 ? null : argument.substring(0, split),
                        Path.of(argument.substring(split + 1)),
                        VISITED);
            }
        }
    }

    /** The tables, for a test to add what no git repository has. */
    public ExportTables tables() {
        return tables;
    }

    /**
     * Adds a repository.
     *
     * @param url its origin; null for what its configuration says
     */
    public void add(String url, Path repository, Instant visited) throws IOException {
        try (GitCommands git = new GitCommands(repository)) {
            if (git.lines("rev-parse", "--git-dir").isEmpty()) {
                throw new IllegalArgumentException(repository + " is no git repository");
            }
            String origin = url == null
                    ? git.lines("config", "--local", "remote.origin.url").get(0)
                    : url;
            String snapshot = snapshot(git);
            tables.add("origin", sha1(origin.getBytes(StandardCharsets.UTF_8)), origin);
            tables.add("origin_visit", origin, 1, visited, "git");
            tables.add("origin_visit_status", origin, 1, visited, "full", snapshot, "git");
            List<String> head = git.lines("rev-parse", "-q", "--verify", "HEAD^{commit}");
            if (!head.isEmpty()) {
                revisions(git, head.get(0));
                directories(git, git.lines("rev-parse", "HEAD^{tree}").get(0));
            }
        }
    }

    private String snapshot(GitCommands git) throws IOException {
        SnapshotBuilder builder = new SnapshotBuilder();
        Map<String, String[]> branches = new TreeMap<>();
        for (String line : git.lines("for-each-ref", "--format=%(objectname) %(objecttype) %(refname)")) {
            String[] ref = line.split(" ", 3);
            if (!(ref[2].startsWith("refs/pull/") && ref[2].endsWith("/merge"))) {
                Swhid target = new Swhid(TYPES.get(ref[1]), ObjectHash.parse(ref[0]));
                builder.add(bytes(ref[2]), target);
                branches.put(ref[2], new String[] {ref[0], target.type().name().toLowerCase(java.util.Locale.ROOT)});
            }
        }
        List<String> alias = git.lines("symbolic-ref", "-q", "HEAD");
        List<String> detached = git.lines("rev-parse", "-q", "--verify", "HEAD");
        if (!alias.isEmpty()) {
            builder.addAlias(bytes("HEAD"), bytes(alias.get(0)));
            branches.put("HEAD", new String[] {alias.get(0), "alias"});
            if (!branches.containsKey(alias.get(0))) {
                builder.addDangling(bytes(alias.get(0)));
            }
        } else if (!detached.isEmpty()) {
            builder.add(bytes("HEAD"), new Swhid(ObjectType.REVISION, ObjectHash.parse(detached.get(0))));
            branches.put("HEAD", new String[] {detached.get(0), "revision"});
        }
        String id = builder.swhid().hash().hex();
        if (written.add("snapshot " + id)) {
            tables.add("snapshot", id);
            for (Map.Entry<String, String[]> branch : branches.entrySet()) {
                tables.add("snapshot_branch", id, bytes(branch.getKey()), branch.getValue()[0], branch.getValue()[1]);
            }
        }
        return id;
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void revisions(GitCommands git, String head) throws IOException {
        String limit = "--max-count=" + MOST_REVISIONS;
        for (String line : git.lines("log", limit, "--format=%H %T %at %ct %P", head, "--branches")) {
            String[] fields = line.split(" ");
            if (!written.add("revision " + fields[0])) {
                continue;
            }
            tables.add(
                    "revision",
                    fields[0],
                    null,
                    null,
                    Instant.ofEpochSecond(Long.parseLong(fields[2])),
                    0,
                    bytes("+0000"),
                    null,
                    Instant.ofEpochSecond(Long.parseLong(fields[3])),
                    0,
                    bytes("+0000"),
                    fields[1],
                    "git",
                    null);
            for (int i = 4; i < fields.length; i++) {
                tables.add("revision_history", fields[0], fields[i], i - 4);
            }
        }
    }

    private void directories(GitCommands git, String root) throws IOException {
        Deque<String> left = new ArrayDeque<>(List.of(root));
        while (!left.isEmpty()) {
            String id = left.pop();
            if (!written.add("directory " + id)) {
                continue;
            }
            byte[] tree = git.object(id);
            if (tree == null) {
                continue;
            }
            tables.add("directory", id, null);
            for (int at = 0; at < tree.length; ) {
                int space = find(tree, at, ' ');
                int zero = find(tree, space, 0);
                int mode = Integer.parseInt(new String(tree, at, space - at, StandardCharsets.US_ASCII), 8);
                byte[] name = Arrays.copyOfRange(tree, space + 1, zero);
                String target = HexFormat.of().formatHex(tree, zero + 1, zero + 21);
                String type = mode == 0040000 ? "dir" : mode == 0160000 ? "rev" : "file";
                tables.add("directory_entry", id, name, type, target, mode);
                if (type.equals("dir")) {
                    left.push(target);
                } else if (type.equals("file")) {
                    content(git, target);
                }
                at = zero + 21;
            }
        }
    }

    private static int find(byte[] bytes, int from, int wanted) {
        int at = from;
        while (bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    private void content(GitCommands git, String id) throws IOException {
        byte[] bytes = written.add("content " + id) ? git.object(id) : null;
        if (bytes != null) {
            add(id, bytes);
        }
    }

    /** Adds a content. */
    public void add(String gitId, byte[] bytes) throws IOException {
        String sha1 = sha1(bytes);
        if (bytes.length > largestContent) {
            tables.add("skipped_content", sha1, gitId, null, null, bytes.length, "absent", "Content too large");
            return;
        }
        tables.add("content", sha1, gitId, null, null, bytes.length, "visible", null);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(contents.resolve(sha1)))) {
            out.write(bytes);
        }
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        tables.close();
    }
}
