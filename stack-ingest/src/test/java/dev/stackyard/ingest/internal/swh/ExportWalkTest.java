package dev.stackyard.ingest.internal.swh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.internal.WorkerPool;
import dev.stackyard.corpus.table.RowConsumer;
import dev.stackyard.corpus.table.TableScan;
import dev.stackyard.corpus.table.Tables;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.export.ExportTables;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random graphs of directories, against a walk that looks every directory up. */
class ExportWalkTest {

    @TempDir
    Path scratch;

    /** Directories by number; of each its entries by name. */
    private final Map<Integer, NavigableMap<String, Entry>> graph = new TreeMap<>();

    private record Entry(boolean directory, int target) {}

    private static String id(int number) {
        return String.format(Locale.ROOT, "%08x%032x", number * 0x9E3779B9, number);
    }

    private void makeGraph(SplittableRandom random) throws IOException {
        int directories = 40;
        try (ExportTables tables = new ExportTables(scratch.resolve("orc"))) {
            for (int i = 0; i < directories; i++) {
                NavigableMap<String, Entry> entries = new TreeMap<>();
                graph.put(i, entries);
                for (int n = random.nextInt(6); n >= 0; n--) {
                    boolean isDirectory = i + 1 < directories && random.nextInt(3) == 0;
                    int target = isDirectory ? i + 1 + random.nextInt(directories - i - 1) : 1000 + random.nextInt(50);
                    String name = random.nextInt(8) == 0 ? ".gitattributes" : "n" + random.nextInt(100);
                    entries.put(name, new Entry(isDirectory, target));
                }
                for (Map.Entry<String, Entry> entry : entries.entrySet()) {
                    tables.add(
                            "directory_entry",
                            id(i),
                            entry.getKey().getBytes(StandardCharsets.UTF_8),
                            entry.getValue().directory() ? "dir" : "file",
                            id(entry.getValue().target()),
                            entry.getValue().directory() ? 040000 : 0100644);
                }
            }
            for (int content = 1000; content < 1050; content++) {
                tables.add("content", id(content + 1000), id(content), null, null, content, "visible", null);
            }
        }
    }

    private void list(String parent, int directory, List<String> files) {
        graph.get(directory).forEach((name, entry) -> {
            if (entry.directory()) {
                list(parent + name + "/", entry.target(), files);
            } else {
                files.add(parent + name + " " + id(entry.target()) + " " + id(entry.target() + 1000));
            }
        });
    }

    /** Counts scans, and fails at one of them. */
    private static final class FailingTables implements Tables {

        private final Tables tables;
        private final List<String> scanned = new ArrayList<>();
        private int left;

        FailingTables(Tables tables, int scans) {
            this.tables = tables;
            this.left = scans;
        }

        @Override
        public void scan(TableScan scan, Supplier<? extends RowConsumer> consumers, WorkerPool pool)
                throws IOException {
            if (left-- == 0) {
                throw new IOException("no more scans");
            }
            scanned.add(scan.table());
            tables.scan(scan, consumers, pool);
        }

        @Override
        public List<String> files(String table) throws IOException {
            return tables.files(table);
        }

        @Override
        public boolean has(String table) throws IOException {
            return tables.has(table);
        }
    }

    private Listing walk(Tables tables, List<ObjectHash> roots) throws IOException {
        try (WorkerPool pool = new WorkerPool(2)) {
            return new ExportWalk(
                            tables,
                            WalkLimits.of(IngestSettings.defaults()),
                            scratch.resolve("walk"),
                            pool,
                            2,
                            1 << 20,
                            Progress.NONE)
                    .run(roots);
        }
    }

    private Tables tables() {
        return Tables.orc(Storages.of(scratch.resolve("orc").toString()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatLookingUpFinds(long seed) throws IOException {
        makeGraph(new SplittableRandom(seed));
        List<ObjectHash> roots = graph.keySet().stream()
                .limit(10)
                .map(number -> ObjectHash.parse(id(number)))
                .toList();
        try (Listing listing = walk(tables(), roots)) {
            for (int number = 0; number < roots.size(); number++) {
                List<String> expected = new ArrayList<>();
                list("", number, expected);
                List<String> found = new ArrayList<>();
                listing.files(roots.get(number))
                        .forEachRemaining(file -> found.add(new String(file.path(), StandardCharsets.UTF_8) + " "
                                + file.contentId().hex() + " " + file.sha1().hex()));
                assertThat(found).as("seed %d, root %d", seed, number).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(listing.rows(roots.get(number))).isEqualTo(expected.size());
            }
        }
    }

    @Test
    void whatIsFinishedIsNotDoneAgain() throws IOException {
        makeGraph(new SplittableRandom(4));
        List<ObjectHash> roots = List.of(ObjectHash.parse(id(0)));
        FailingTables first = new FailingTables(tables(), 1);
        assertThatThrownBy(() -> walk(first, roots)).hasMessage("no more scans");
        assertThat(first.scanned).containsExactly("directory_entry");
        FailingTables second = new FailingTables(tables(), 100);
        walk(second, roots).close();
        assertThat(second.scanned).containsExactly("content", "skipped_content");
        FailingTables third = new FailingTables(tables(), 0);
        try (Listing listing = walk(third, roots)) {
            assertThat(third.scanned).isEmpty();
            assertThat(listing.has(roots.get(0))).isTrue();
        }
    }
}
