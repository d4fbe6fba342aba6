package dev.stackyard.ingest.internal.swh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.LocalEngine;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storages;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.export.ExportTables;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
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

    /** Files of tables that were made unreadable. */
    private final Map<String, Path> spoilt = new TreeMap<>();

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

    private Listing walk(List<ObjectHash> roots) throws IOException {
        return walk(roots, WalkLimits.of(IngestSettings.defaults()));
    }

    private Listing walk(List<ObjectHash> roots, WalkLimits limits) throws IOException {
        List<Listing> walked = new ArrayList<>();
        Corpus corpus = Corpus.at(Storages.of(scratch.resolve("corpus")));
        String graph = scratch.resolve("orc").toString();
        new LocalEngine(new EngineSettings(2, 1 << 20, 0), Progress.NONE)
                .lend(
                        corpus,
                        context ->
                                walked.add(new ExportWalk(context, new ExportScan(context, graph), limits).run(roots)));
        return walked.get(0);
    }

    /** Makes a table unreadable, in a file that looks the same from without; gives what it was. */
    private byte[] spoil(String table) throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(scratch.resolve("orc").resolve(table))) {
            file = files.filter(each -> each.toString().endsWith(".orc"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] before = Files.readAllBytes(file);
        Files.write(file, new byte[before.length]);
        spoilt.put(table, file);
        return before;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatLookingUpFinds(long seed) throws IOException {
        makeGraph(new SplittableRandom(seed));
        List<ObjectHash> roots = graph.keySet().stream()
                .limit(10)
                .map(number -> ObjectHash.parse(id(number)))
                .toList();
        Listing listing = walk(roots);
        for (int number = 0; number < roots.size(); number++) {
            List<String> expected = new ArrayList<>();
            list("", number, expected);
            List<String> found = new ArrayList<>();
            try (ListedFiles files = listing.files(roots.get(number))) {
                files.forEachRemaining(file -> found.add(new String(file.path(), StandardCharsets.UTF_8) + " "
                        + file.contentId().hex() + " " + file.sha1().hex()));
            }
            assertThat(found).as("seed %d, root %d", seed, number).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(listing.rows(roots.get(number))).isEqualTo(expected.size());
        }
    }

    @Test
    void whatIsFinishedIsNotDoneAgain() throws IOException {
        makeGraph(new SplittableRandom(4));
        List<ObjectHash> roots = List.of(ObjectHash.parse(id(0)));
        byte[] contents = spoil("content");
        assertThatThrownBy(() -> walk(roots)).hasMessageContaining("content").hasMessageContaining("no whole ORC file");
        Files.write(spoilt.get("content"), contents);
        // what was found before contents were looked at is not looked for again
        spoil("directory_entry");
        Listing second = walk(roots);
        assertThat(second.has(roots.get(0))).isTrue();
        long rows = second.rows(roots.get(0));
        assertThat(rows).isPositive();
        spoil("content");
        assertThat(walk(roots).rows(roots.get(0))).isEqualTo(rows);
    }

    @Test
    void aDirectoryInTooManyPlacesIsARowInTheOthers() throws IOException {
        try (ExportTables tables = new ExportTables(scratch.resolve("orc"))) {
            for (String name : List.of("e", "d", "c", "b", "a")) {
                tables.add("directory_entry", id(1), name.getBytes(StandardCharsets.UTF_8), "dir", id(2), 040000);
            }
            tables.add("directory_entry", id(2), "f".getBytes(StandardCharsets.UTF_8), "file", id(1000), 0100644);
        }
        ObjectHash root = ObjectHash.parse(id(1));
        Listing listing = walk(List.of(root), new WalkLimits(64, 1000, 3, 1000));
        List<String> found = new ArrayList<>();
        try (ListedFiles files = listing.files(root)) {
            files.forEachRemaining(
                    file -> found.add(new String(file.path(), StandardCharsets.UTF_8) + " " + file.kind()));
        }
        assertThat(found).containsExactly("a/f UNKNOWN", "b/f UNKNOWN", "c/f UNKNOWN", "d CROWDED", "e CROWDED");
    }
}
