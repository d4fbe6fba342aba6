package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.BytesSorter;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RecordCursor;
import dev.stackyard.corpus.RecordSorter;
import dev.stackyard.corpus.internal.WorkerPool;
import dev.stackyard.corpus.table.TableScan;
import dev.stackyard.corpus.table.Tables;
import dev.stackyard.ingest.internal.Scratch;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Finds all files below some root directories, by scans, sorts and merges alone: there is no look-up of single directories,
 * so the time grows with the size of the tables and not with the speed of a disk's seeks.
 *
 * <ol>
 *   <li>{@code directory_entry} is scanned and sorted by directory.
 *   <li>Level by level ({@link LevelWalk}), the directories to enter, sorted, are merged with that: files come out, and the
 *       directories of the next level. A level that needs little of the table skips the rest of it.
 *   <li>Directories without entries are told from missing ones ({@link MissingDirectories}).
 *   <li>{@code content} and {@code skipped_content} are scanned for what was found, sorted, and merged with the files, which
 *       come out in row order ({@link ContentJoin}).
 * </ol>
 *
 * Each step leaves its outcome in a file ({@link WalkFiles}) before the next begins.
 */
public final class ExportWalk {

    /** Git's tree without entries: in no table of entries, and not missing. */
    public static final ObjectHash EMPTY_TREE = ObjectHash.parse("4b825dc642cb6eb9a060e54bf8d69288fbee4904");

    private static final String ENTRIES = "entries";
    private static final String CONTENTS = "contents";
    private static final String MISSING = "missing";

    private final Tables tables;
    private final WalkLimits limits;
    private final WalkFiles files;
    private final WorkerPool pool;
    private final int threads;
    private final long memoryBytes;
    private final Progress progress;
    private final AtomicLong unusable = new AtomicLong();

    /**
     * @param directory where what is finished is kept
     * @param threads of the pool
     * @param memoryBytes of heap for sorting
     */
    public ExportWalk(
            Tables tables,
            WalkLimits limits,
            Path directory,
            WorkerPool pool,
            int threads,
            long memoryBytes,
            Progress progress) {
        this.tables = tables;
        this.limits = limits;
        this.files = new WalkFiles(directory);
        this.pool = pool;
        this.threads = threads;
        this.memoryBytes = memoryBytes;
        this.progress = progress;
    }

    /** Lists the files of all roots; what an earlier run has finished is not done again. */
    public Listing run(List<ObjectHash> wanted) throws IOException {
        List<ObjectHash> roots = files.prepare(fingerprint(), wanted);
        if (!files.has(files.path(Listing.TOTALS))) {
            try (Progress.Task task = progress.begin("walk", 0)) {
                step("sorting directory_entry", files.path(ENTRIES), this::sortEntries);
                RootStates states = walk(roots, task);
                step("sorting content", files.path(CONTENTS), this::sortContents);
                writeListing(states, roots.size());
            }
            if (unusable.get() > 0) {
                progress.note(unusable + " rows of the export have no identifier and were passed over");
            }
        }
        files.keepOnly(List.of("export", "roots", Listing.LISTING, Listing.TOTALS));
        return Listing.open(files, roots);
    }

    private String fingerprint() throws IOException {
        Map<String, Object> inputs = new HashMap<>();
        for (TableScan scan :
                List.of(EntryScan.SCAN, MissingDirectories.SCAN, ContentScan.PRESENT, ContentScan.SKIPPED)) {
            inputs.put(scan.table(), tables.has(scan.table()) ? tables.files(scan.table()) : List.of());
        }
        inputs.put("limits", limits);
        return Fingerprints.ofJson(inputs);
    }

    private interface Step {
        void into(Path target) throws IOException;
    }

    private void step(String what, Path target, Step step) throws IOException {
        if (!files.has(target)) {
            progress.note(what);
            step.into(target);
        }
    }

    private void sortEntries(Path target) throws IOException {
        files.sort(
                target,
                memoryBytes,
                threads,
                sorter -> tables.scan(EntryScan.SCAN, () -> new EntryScan(sorter.writer(), unusable), pool));
    }

    private RootStates walk(List<ObjectHash> roots, Progress.Task task) throws IOException {
        if (!files.has(files.level("level", 0))) {
            writeRoots(roots);
        }
        RootStates states = new RootStates(limits, roots.size());
        try (SortedFile entries = SortedFile.open(files.path(ENTRIES))) {
            for (int level = 0; files.has(files.level("level", level)); level++) {
                Path done = files.level("states", level);
                if (files.has(done)) {
                    states = RootStates.load(limits, roots.size(), done);
                    continue;
                }
                try (SortedFile directories = SortedFile.open(files.level("level", level))) {
                    if (directories.records() == 0) {
                        break;
                    }
                    task.advance(directories.records(), 0);
                    walk(level, directories, entries, states);
                }
                states.save(done);
            }
        }
        return listMissing(states, roots.size());
    }

    private void writeRoots(List<ObjectHash> roots) throws IOException {
        files.sort(files.level("level", 0), memoryBytes, 1, sorter -> {
            try (BytesSorter.Writer out = sorter.writer()) {
                for (int i = 0; i < roots.size(); i++) {
                    ByteBuffer record = ByteBuffer.allocate(LevelWalk.DIRECTORY_PATH);
                    record.put(roots.get(i).toBytes()).putInt(i);
                    out.add(record.array(), 0, record.position());
                }
            }
        });
    }

    private void walk(int level, SortedFile directories, SortedFile entries, RootStates states) throws IOException {
        try (WalkFiles.Sort next = new WalkFiles.Sort(files, files.level("level", level + 1), memoryBytes / 3, 1);
                WalkFiles.Sort found = new WalkFiles.Sort(files, files.level("files", level), memoryBytes / 2, 1);
                WalkFiles.Sort unentered =
                        new WalkFiles.Sort(files, files.level("unentered", level), memoryBytes / 6, 1)) {
            try (BytesSorter.Writer nextOut = next.sorter().writer();
                    BytesSorter.Writer filesOut = found.sorter().writer();
                    BytesSorter.Writer unenteredOut = unentered.sorter().writer();
                    SortedFile.Cursor directory = directories.cursor();
                    SortedFile.Cursor entry = entries.cursor()) {
                new LevelWalk(limits, states, nextOut, filesOut, unenteredOut).run(level, directory, entry);
            }
            found.finish();
            unentered.finish();
            next.finish();
        }
    }

    /** The files of all levels so far. */
    private OpenFiles open(String kind) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (int level = 0; files.has(files.level(kind, level)); level++) {
            paths.add(files.level(kind, level));
        }
        Path missing = files.path(kind + "-" + MISSING);
        if (files.has(missing)) {
            paths.add(missing);
        }
        return OpenFiles.of(paths);
    }

    private RootStates listMissing(RootStates states, int roots) throws IOException {
        Path done = files.path("states-" + MISSING);
        if (files.has(done)) {
            return RootStates.load(limits, roots, done);
        }
        try (OpenFiles unentered = open("unentered")) {
            if (unentered.records() > 0) {
                files.sort(files.path("files-" + MISSING), memoryBytes / 2, 1, sorter -> {
                    try (RecordSorter known = directories();
                            BytesSorter.Writer out = sorter.writer();
                            RecordCursor cursor = known.read()) {
                        MissingDirectories.list(unentered.merged(), cursor, states, out);
                    }
                });
            }
        }
        states.save(done);
        return states;
    }

    private RecordSorter directories() throws IOException {
        Path runs = files.path("runs").resolve("directories");
        Scratch.deleteTree(runs);
        Files.createDirectories(runs);
        RecordSorter sorter = new RecordSorter(runs, ObjectHash.BYTES, memoryBytes / 2, threads);
        if (tables.has(MissingDirectories.SCAN.table())) {
            tables.scan(MissingDirectories.SCAN, () -> MissingDirectories.into(sorter), pool);
        }
        return sorter;
    }

    private void sortContents(Path target) throws IOException {
        IdFilter wanted = wanted();
        files.sort(target, memoryBytes, threads, sorter -> {
            tables.scan(
                    ContentScan.PRESENT,
                    () -> new ContentScan(sorter.writer(), wanted, EntryKind.PRESENT, unusable),
                    pool);
            if (tables.has(ContentScan.SKIPPED.table())) {
                tables.scan(
                        ContentScan.SKIPPED,
                        () -> new ContentScan(sorter.writer(), wanted, EntryKind.SKIPPED, unusable),
                        pool);
            }
        });
    }

    private IdFilter wanted() throws IOException {
        try (OpenFiles found = open("files")) {
            IdFilter wanted = new IdFilter(found.records());
            try (MergedCursor cursor = found.merged()) {
                while (cursor.next()) {
                    wanted.add(cursor.array(), cursor.offset());
                }
            }
            return wanted;
        }
    }

    private void writeListing(RootStates states, int roots) throws IOException {
        progress.note("sorting files by repository and path");
        Path target = files.path(Listing.LISTING);
        try (OpenFiles found = open("files");
                SortedFile contents = SortedFile.open(files.path(CONTENTS));
                WalkFiles.Sort sort = new WalkFiles.Sort(files, target, memoryBytes, 1)) {
            try (BytesSorter.Writer out = sort.sorter().writer();
                    MergedCursor cursor = found.merged();
                    SortedFile.Cursor content = contents.cursor()) {
                new ContentJoin(out).run(cursor, content);
            }
            sort.finish();
        }
        RootTotals.count(target, limits, states, roots).save(files.path(Listing.TOTALS));
    }
}
