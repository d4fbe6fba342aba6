package dev.stackyard.ingest.internal.published;

import dev.stackyard.corpus.RecordCursor;
import dev.stackyard.corpus.RecordSorter;
import dev.stackyard.corpus.RecordWriter;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.internal.foreign.ForeignParquet;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.internal.PlanEntry;
import dev.stackyard.ingest.internal.Refusals;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/*
 * A record for each file of the dataset: its repository (RepositoryId, two numbers), its row, its bytes, the key of the
 * repository's identity (16 bytes), and what is to become of it. Sorted, the files of a repository lie together, in the order
 * of the dataset; repositories are numbered in this order.
 */
/** Looks at a dataset whose rows are files of mixed repositories, in bounded memory: they are sorted on disk. Not thread-safe. */
final class MixedSurvey implements Closeable {

    /** Heap for sorting; more goes to scratch files. */
    private static final long SORT_BYTES = 64L << 20;

    private static final int ROW = 2 * Long.BYTES;
    private static final int SIZE = ROW + Long.BYTES;
    private static final int KEY = SIZE + Long.BYTES;
    private static final int FATE = KEY + TwinFinder.KEY_BYTES;

    private static final int COMPARED = 0;
    private static final int REMOVED = 1;
    /** Has no name, so that nobody can say that it is the same as another. */
    private static final int NAMELESS = 2;

    private final IngestSettings settings;
    private final Refusals refusals;
    private final RecordSorter sorter;
    private final RecordWriter out;

    /** @param scratch a directory of its own, which need not be there */
    MixedSurvey(IngestSettings settings, Refusals refusals, Path scratch) throws IOException {
        this.settings = settings;
        this.refusals = refusals;
        this.sorter = new RecordSorter(Files.createDirectories(scratch), FATE + 1, SORT_BYTES, 1);
        this.out = sorter.writer();
    }

    /** @param firstRow number of the file's first row in the dataset */
    void read(StorageFile file, long firstRow) throws IOException {
        DatasetKind kind = DatasetKind.STACK_V2_FILES;
        RowMapping mapping = new RowMapping(kind);
        try (ForeignParquet parquet = ForeignParquet.open(file.storage(), file.name())) {
            parquet.read(0, parquet.groupRows().size(), kind.sizes(), PublishedPlanner.rows((number, row) -> {
                PlanEntry repository = mapping.repository(row);
                RepositoryId id = RepositoryId.of(repository);
                String identity = PlanEntry.identity(repository.repoName(), repository.repoUrl());
                out.putLong(id.hash())
                        .putLong(id.check())
                        .putLong(firstRow + number)
                        .putLong(PublishedPlanner.counted(row, kind, settings))
                        .putBytes(TwinFinder.key(identity), 0, TwinFinder.KEY_BYTES)
                        .putByte(fate(repository))
                        .end();
            }));
        }
    }

    private int fate(PlanEntry repository) {
        if (refusals.reason(repository).isPresent()) {
            return REMOVED;
        }
        return RowMapping.isNamed(repository) ? COMPARED : NAMELESS;
    }

    /** Leaves out repositories. Ends the reading. */
    void choose(TwinFinder twins, Omissions omissions) throws IOException {
        out.close();
        byte[] key = new byte[TwinFinder.KEY_BYTES];
        try (RecordCursor records = sorter.read()) {
            Repositories repositories = new Repositories();
            while (records.next()) {
                if (repositories.enters(records)) {
                    long row = records.getLong(ROW);
                    if (records.getByte(FATE) == REMOVED) {
                        omissions.omit(repositories.number, new Omissions.Omission(Omissions.Reason.REMOVED, row, -1));
                    } else if (records.getByte(FATE) == COMPARED) {
                        records.getBytes(KEY, key, 0, key.length);
                        twins.add(key, row, repositories.number);
                    }
                }
            }
        }
        twins.omitTwins(omissions);
    }

    /** Tells where the next repository begins, and its number. */
    private static final class Repositories {

        private long hash = -1;
        private long check;
        private long number = -1;

        boolean enters(RecordCursor records) {
            if (records.getLong(0) == hash && records.getLong(Long.BYTES) == check) {
                return false;
            }
            hash = records.getLong(0);
            check = records.getLong(Long.BYTES);
            number++;
            return true;
        }
    }

    /** Cuts the range of hashes into parts. */
    List<PublishedPlan.Part> cut(PartCutter cutter, Omissions omissions) throws IOException {
        try (RecordCursor records = sorter.read()) {
            Repositories repositories = new Repositories();
            long hash = -1;
            long first = 0;
            long rows = 0;
            long bytes = 0;
            while (records.next()) {
                long before = repositories.number;
                repositories.enters(records);
                if (records.getLong(0) != hash) {
                    if (rows > 0) {
                        cutter.add(new PartCutter.Unit(hash, hash + 1, first, before + 1, rows, bytes));
                    }
                    hash = records.getLong(0);
                    first = repositories.number;
                    rows = 0;
                    bytes = 0;
                }
                if (!omissions.has(repositories.number)) {
                    rows++;
                    bytes += records.getLong(SIZE);
                }
            }
            if (rows > 0) {
                cutter.add(new PartCutter.Unit(hash, hash + 1, first, repositories.number + 1, rows, bytes));
            }
        }
        cutter.cut();
        return cutter.taken();
    }

    @Override
    public void close() throws IOException {
        sorter.close();
    }
}
