package dev.stackyard.ingest.internal.published;

import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.internal.foreign.ForeignParquet;
import dev.stackyard.ingest.internal.PlanEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a dataset, counted from 0 through all its files in order. Not thread-safe. */
final class DatasetRows {

    private final DatasetKind kind;
    private final List<StorageFile> files;
    private final List<List<Long>> groups = new ArrayList<>();
    private final List<Long> starts = new ArrayList<>();

    DatasetRows(DatasetKind kind, List<StorageFile> files) throws IOException {
        this.kind = kind;
        this.files = List.copyOf(files);
        long start = 0;
        for (StorageFile file : files) {
            starts.add(start);
            try (ForeignParquet parquet = ForeignParquet.open(file.storage(), file.name())) {
                groups.add(parquet.groupRows());
            }
            start += groups.get(groups.size() - 1).stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** The first row of a file. */
    long start(int file) {
        return starts.get(file);
    }

    /** Takes rows that are read for what they say of their repository. */
    @FunctionalInterface
    interface RepositoryRow {
        void row(long number, PlanEntry repository) throws IOException;
    }

    /** Reads what all rows of a file say of their repositories' identity; the other columns are null. */
    void forEach(int file, RepositoryRow handler) throws IOException {
        read(file, 0, groups.get(file).size(), handler);
    }

    private void read(int file, int firstGroup, int endGroup, RepositoryRow handler) throws IOException {
        RowMapping mapping = new RowMapping(kind);
        StorageFile opened = files.get(file);
        try (ForeignParquet parquet = ForeignParquet.open(opened.storage(), opened.name())) {
            parquet.read(
                    firstGroup,
                    endGroup,
                    kind.identities(),
                    PublishedPlanner.rows(
                            (number, row) -> handler.row(starts.get(file) + number, mapping.repository(row))));
        }
    }

    /** What one row says of its repository's identity. Reads those columns of its whole row group. */
    PlanEntry repository(long row) throws IOException {
        int file = file(row);
        int group = 0;
        long left = row - start(file);
        while (left >= groups.get(file).get(group)) {
            left -= groups.get(file).get(group++);
        }
        List<PlanEntry> found = new ArrayList<>(1);
        read(file, group, group + 1, (number, repository) -> {
            if (number == row) {
                found.add(repository);
            }
        });
        return found.get(0);
    }

    /** Where a row is, for messages. */
    String place(long row) {
        int file = file(row);
        return files.get(file).location() + " row " + (row - start(file));
    }

    private int file(long row) {
        int file = starts.size() - 1;
        while (start(file) > row) {
            file--;
        }
        return file;
    }
}
