package dev.stackyard.ingest.internal.published;

import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RecordCursor;
import dev.stackyard.corpus.RecordSorter;
import dev.stackyard.corpus.RecordWriter;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.internal.foreign.Fields;
import dev.stackyard.corpus.internal.foreign.ForeignParquet;
import dev.stackyard.corpus.internal.foreign.RowHandler;
import dev.stackyard.ingest.IngestSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Cuts a dataset into parts by what its files say of sizes. The same files always give the same parts. */
final class PublishedPlanner {

    /** Heap for sorting repositories' hashes; more go to scratch files. */
    private static final long SORT_BYTES = 64L << 20;

    /** Parts that one task reads at least, if row groups allow it: enough to be busy, few enough to spread. */
    private static final int SPAN_PARTS = 4;

    private static final int RECORD_BYTES = 16;

    private final IngestSettings settings;
    private final Path scratch;
    private final Progress progress;
    private int nextPart;

    PublishedPlanner(IngestSettings settings, Path scratch, Progress progress, int firstPart) {
        this.settings = settings;
        this.scratch = scratch;
        this.progress = progress;
        this.nextPart = firstPart;
    }

    List<PublishedPlan.Span> spans(DatasetKind kind, List<StorageFile> files) throws IOException {
        try (Progress.Task task = progress.begin("survey", files.size())) {
            if (kind.isByFile()) {
                return byHash(kind, files, task);
            }
            List<PublishedPlan.Span> spans = new ArrayList<>();
            for (int i = 0; i < files.size(); i++) {
                byRow(kind, files.get(i), i, spans);
                task.advance(1, 0);
            }
            return spans;
        }
    }

    /** Content that a file will add to its part; one that is too large adds none. */
    private long counted(Fields file, DatasetKind kind) {
        Long length = file.integer(kind.length());
        return length == null || length < 0 || length >= settings.maxFileBytes() ? 0 : length;
    }

    /** Cuts between rows of a file whose rows are repositories. */
    private void byRow(DatasetKind kind, StorageFile file, int input, List<PublishedPlan.Span> spans)
            throws IOException {
        try (ForeignParquet parquet = ForeignParquet.open(file.storage(), file.name())) {
            List<Long> groups = parquet.groupRows();
            Cutter cutter = new Cutter();
            int first = 0;
            for (int group = 0; group < groups.size(); group++) {
                parquet.read(group, group + 1, kind.sizes(), cutter.of(kind));
                boolean last = group + 1 == groups.size();
                if (last || cutter.parts.size() >= SPAN_PARTS) {
                    cutter.cut();
                    spans.add(new PublishedPlan.Span(input, first, group + 1, cutter.taken()));
                    first = group + 1;
                }
            }
        }
    }

    /** Begins a new part wherever the next unit would make the current one too large. */
    private final class Cutter {

        private final List<PublishedPlan.Part> parts = new ArrayList<>();
        private long from;
        private long end;
        private long rows;
        private long bytes;

        RowHandler of(DatasetKind kind) {
            return new RowHandler() {
                private long rowFiles;
                private long rowBytes;

                @Override
                public void element(Fields row, Fields file) {
                    rowFiles++;
                    rowBytes += counted(file, kind);
                }

                @Override
                public void row(long number, Fields row) {
                    add(number, number + 1, rowFiles, rowBytes);
                    rowFiles = 0;
                    rowBytes = 0;
                }
            };
        }

        void add(long key, long keyEnd, long unitRows, long unitBytes) {
            boolean full = rows + unitRows > settings.partRows() || bytes + unitBytes > settings.partBytes();
            if (full && rows > 0) {
                cut();
                from = key;
            }
            rows += unitRows;
            bytes += unitBytes;
            end = keyEnd;
        }

        /** Ends the current part; one without rows joins the next. */
        void cut() {
            if (rows > 0) {
                parts.add(new PublishedPlan.Part(nextPart++, from, end, rows));
                from = end;
                rows = 0;
                bytes = 0;
            }
        }

        List<PublishedPlan.Part> taken() {
            List<PublishedPlan.Part> taken = List.copyOf(parts);
            parts.clear();
            return taken;
        }
    }

    /** Cuts the range of repositories' hashes, for a dataset whose files are mixed. */
    private List<PublishedPlan.Span> byHash(DatasetKind kind, List<StorageFile> files, Progress.Task task)
            throws IOException {
        Files.createDirectories(scratch);
        try (RecordSorter sorter = new RecordSorter(scratch, RECORD_BYTES, SORT_BYTES, 1)) {
            try (RecordWriter out = sorter.writer()) {
                for (StorageFile file : files) {
                    try (ForeignParquet parquet = ForeignParquet.open(file.storage(), file.name())) {
                        parquet.read(0, parquet.groupRows().size(), kind.sizes(), rows((number, row) -> {
                            out.putLong(hash(row)).putLong(counted(row, kind));
                            out.end();
                        }));
                    }
                    task.advance(1, 0);
                }
            }
            return List.of(new PublishedPlan.Span(-1, 0, 0, cut(sorter)));
        }
    }

    private List<PublishedPlan.Part> cut(RecordSorter sorter) throws IOException {
        Cutter cutter = new Cutter();
        try (RecordCursor records = sorter.read()) {
            long hash = -1;
            long rows = 0;
            long bytes = 0;
            while (records.next()) {
                if (records.getLong(0) != hash) {
                    if (rows > 0) {
                        cutter.add(hash, hash + 1, rows, bytes);
                    }
                    hash = records.getLong(0);
                    rows = 0;
                    bytes = 0;
                }
                rows++;
                bytes += records.getLong(8);
            }
            if (rows > 0) {
                cutter.add(hash, hash + 1, rows, bytes);
            }
        }
        cutter.cut();
        return cutter.taken();
    }

    /** Takes rows that have no elements. */
    @FunctionalInterface
    interface PlainRow {
        void row(long number, Fields row) throws IOException;
    }

    static RowHandler rows(PlainRow handler) {
        return new RowHandler() {
            @Override
            public void element(Fields row, Fields element) {
                // a file's row has no lists of structs
            }

            @Override
            public void row(long number, Fields row) throws IOException {
                handler.row(number, row);
            }
        };
    }

    /** A number from 0 to 2^62 - 1 that all rows of a repository have (FNV-1a, 64 bits, of name, revision and root tree). */
    static long hash(Fields row) {
        long hash = 0xcbf29ce484222325L;
        for (String name : List.of("repo_name", "revision_id", "directory_id")) {
            String text = Objects.requireNonNullElse(row.string(name), "");
            for (byte each : (text + "\n").getBytes(StandardCharsets.UTF_8)) {
                hash = (hash ^ (each & 0xFF)) * 0x100000001b3L;
            }
        }
        return (hash ^ (hash >>> 32)) & (Long.MAX_VALUE >>> 1);
    }
}
