package dev.stackyard.ingest.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * Makes the tables of an export with any number of directory entries and no contents behind them, to see how the walk
 * grows. Its repositories have some 2,500 entries each: directories seven levels deep, of 12 entries on average, a fifth of
 * them shared with other repositories. Exports of different seeds have nothing in common, so that their files can lie side by
 * side as one.
 *
 * <pre>
 * EXPORT_TOOL=dev.stackyard.ingest.export.SyntheticExport stack-ingest/miniature-export.sh OUT ENTRIES [SEED]
 * </pre>
 */
public final class SyntheticExport {

    private static final HexFormat HEX = HexFormat.of();
    private static final Instant VISITED = Instant.parse("2023-09-06T12:00:00Z");
    private static final int SHARED = 10_000;
    private static final int DEEPEST = 7;
    private static final int REPOSITORY_ENTRIES = 2_500;

    private final ExportTables tables;
    private final SplittableRandom random;
    private final String owner;
    private final String[] shared = new String[SHARED];
    private long entries;
    private long ids;

    private SyntheticExport(ExportTables tables, long seed) {
        this.tables = tables;
        this.random = new SplittableRandom(seed);
        this.ids = seed << 40;
        this.owner = "owner" + seed + "-";
    }

    public static void main(String[] arguments) throws IOException {
        long wanted = Long.parseLong(arguments[1]);
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        try (ExportTables tables = new ExportTables(Path.of(arguments[0]).resolve("orc"))) {
            SyntheticExport export = new SyntheticExport(tables, seed);
            for (int number = 0; export.entries < wanted; number++) {
                export.addRepository(number);
            }
            System.out.println(export.entries + " entries");
        }
    }

    private void addRepository(int number) throws IOException {
        String origin = "https://github.com/" + owner + number % 1000 + "/name" + number;
        String snapshot = id();
        String revision = id();
        tables.add("origin_visit_status", origin, 1, VISITED, "full", snapshot, "git");
        tables.add("snapshot_branch", snapshot, "refs/heads/main", revision, "revision");
        long end = entries + REPOSITORY_ENTRIES;
        String root = id();
        tables.add("revision", revision, null, null, VISITED, 0, null, null, VISITED, 0, null, root, "git", null);
        tables.add("directory", root, null);
        for (int i = 0; entries < end; i++) {
            addEntry(root, "dir" + i, "dir", directory(2), 040000);
        }
    }

    private String directory(int depth) throws IOException {
        int slot = random.nextInt(SHARED);
        if (shared[slot] != null && random.nextInt(5) == 0) {
            return shared[slot];
        }
        String id = id();
        tables.add("directory", id, null);
        int size = 4 + random.nextInt(16);
        for (int i = 0; i < size; i++) {
            if (depth < DEEPEST && random.nextInt(8) == 0) {
                addEntry(id, "sub" + i, "dir", directory(depth + 1), 040000);
            } else {
                String content = id();
                addEntry(id, "file_number_" + i + ".java", "file", content, 0100644);
                tables.add("content", id(), content, null, null, 1000, "visible", null);
            }
        }
        if (depth > 3) {
            shared[slot] = id;
        }
        return id;
    }

    private void addEntry(String directory, String name, String type, String target, int mode) throws IOException {
        tables.add("directory_entry", directory, name, type, target, mode);
        entries++;
    }

    /** Identifiers as scattered as hashes are: a counter through the finisher of SplitMix64, which never repeats. */
    private String id() {
        long id = mix(++ids);
        return HEX.toHexDigits(id) + HEX.toHexDigits(mix(~id)) + HEX.toHexDigits((int) mix(id + 1));
    }

    private static long mix(long number) {
        long z = number * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
