package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.BytesCursor;
import dev.stackyard.corpus.BytesSorter;
import dev.stackyard.ingest.internal.Scratch;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * The directory in which a walk keeps what it has finished, so that a killed run goes on from there:
 *
 * <pre>
 * export              fingerprint of the tables and limits
 * roots               the directories that are walked, sorted
 * entries             table directory_entry, sorted
 * level-00 ...        directories to enter at each level
 * files-00 ...        files found at each level; files-missing: directories that are not there
 * unentered-00 ...    directories without entries
 * states-00 ...       what the roots have spent after each level; the last file of a level to be written
 * contents            tables content and skipped_content, as far as they are wanted, sorted
 * listing, totals     the outcome; everything else is deleted once these are there
 * runs/               of the sort that is going on
 * </pre>
 */
final class WalkFiles {

    private static final String EXPORT = "export";
    private static final String ROOTS = "roots";

    private final Path directory;

    WalkFiles(Path directory) {
        this.directory = directory;
    }

    /** Keeps what is there if it comes from the same export and covers all roots; otherwise begins anew. */
    List<ObjectHash> prepare(String fingerprint, List<ObjectHash> roots) throws IOException {
        if (Files.exists(path(ROOTS)) && fingerprint.equals(Files.readString(path(EXPORT)))) {
            List<ObjectHash> there = readRoots();
            if (new HashSet<>(there).containsAll(roots)) {
                return there;
            }
        }
        Scratch.deleteTree(directory);
        Files.createDirectories(directory);
        List<ObjectHash> sorted = roots.stream().distinct().sorted().toList();
        Files.writeString(path(EXPORT), fingerprint);
        StringBuilder text = new StringBuilder();
        sorted.forEach(root -> text.append(root.hex()).append('\n'));
        writeWhole(path(ROOTS), text.toString().getBytes(StandardCharsets.US_ASCII));
        return sorted;
    }

    /** Writes a small file, whole or not at all. */
    static void writeWhole(Path file, byte[] bytes) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".writing");
        Files.write(temporary, bytes);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The directories that are walked. */
    List<ObjectHash> readRoots() throws IOException {
        return Files.readAllLines(path(ROOTS)).stream().map(ObjectHash::parse).toList();
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    Path level(String kind, int level) {
        return path(String.format(Locale.ROOT, "%s-%02d", kind, level));
    }

    boolean has(Path file) {
        return Files.exists(file);
    }

    /** Sorts what a filler adds, into a file. */
    void sort(Path target, long memoryBytes, int threads, Filler filler) throws IOException {
        try (Sort sort = new Sort(this, target, memoryBytes, threads)) {
            filler.fill(sort.sorter());
            sort.finish();
        }
    }

    /** Fills a sorter. */
    interface Filler {
        void fill(BytesSorter sorter) throws IOException;
    }

    /** A sort whose outcome becomes a file. */
    static final class Sort implements AutoCloseable {

        private final Path target;
        private final Path runs;
        private final BytesSorter sorter;

        Sort(WalkFiles files, Path target, long memoryBytes, int threads) throws IOException {
            this.target = target;
            this.runs = files.path("runs").resolve(String.valueOf(target.getFileName()));
            Scratch.deleteTree(runs);
            Files.createDirectories(runs);
            this.sorter = new BytesSorter(runs, memoryBytes, threads);
        }

        BytesSorter sorter() {
            return sorter;
        }

        /** Writes the file; all writers must be closed by now. */
        void finish() throws IOException {
            try (BytesCursor sorted = sorter.read()) {
                SortedFile.write(target, sorted);
            }
        }

        @Override
        public void close() throws IOException {
            sorter.close();
            Scratch.deleteTree(runs);
        }
    }

    /** Deletes all but some files. */
    void keepOnly(List<String> names) throws IOException {
        List<Path> others;
        try (var all = Files.list(directory)) {
            others = all.filter(file -> !names.contains(String.valueOf(file.getFileName())))
                    .toList();
        }
        for (Path other : others) {
            Scratch.deleteTree(other);
        }
    }
}
