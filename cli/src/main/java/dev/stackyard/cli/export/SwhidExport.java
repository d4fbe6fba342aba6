package dev.stackyard.cli.export;

import com.github.luben.zstd.ZstdOutputStream;
import dev.stackyard.corpus.BytesCursor;
import dev.stackyard.corpus.BytesSorter;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.internal.ParquetLayerWriter;
import dev.stackyard.corpus.internal.WorkerPool;
import dev.stackyard.tokenize.Manifest;
import dev.stackyard.tokenize.ProvenanceReader;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Writes what the shards of a corpus hold, as SWHIDs with their qualifiers in canonical order (origin, anchor, path): one per
 * line or row, each once, sorted as bytes. It asks the shards' provenance, so it says what was trained on even where layers
 * have changed since. The same shards give the same bytes; memory is bounded, sorting spills to the temporary directory.
 */
public final class SwhidExport {

    private static final String LAYER = "swhids";
    private static final Column<String> SWHID = Column.required(LAYER, "swhid", ColumnType.STRING);
    private static final int BUFFER_BYTES = 1 << 18;

    private final Storage corpus;
    private final Manifest manifest;
    private final Progress progress;
    private final long memoryBytes;
    private final int threads;

    /** Takes one line after the other. */
    private interface Lines {
        void add(byte[] bytes, int offset, int length) throws IOException;
    }

    /** @throws UserException if the corpus has no shards */
    public SwhidExport(Storage corpus, Progress progress, long memoryBytes, int threads) throws IOException {
        this.corpus = corpus;
        this.manifest = Manifest.read(corpus);
        this.progress = progress;
        this.memoryBytes = memoryBytes;
        this.threads = threads;
    }

    /**
     * Writes a file: Parquet if its name ends in {@code .parquet}, otherwise lines, packed if it ends in {@code .gz} or
     * {@code .zst}.
     *
     * @return identifiers written
     */
    public long toFile(Storage target, String file) throws IOException {
        if (file.endsWith(".parquet")) {
            return toParquet(target, file);
        }
        try (Storage.Writer writer = target.create(file)) {
            long count;
            try (OutputStream packed = packed(file, new BufferedOutputStream(new LeftOpen(writer), BUFFER_BYTES))) {
                count = toStream(packed);
            }
            writer.commit();
            return count;
        }
    }

    private static OutputStream packed(String file, OutputStream out) throws IOException {
        if (file.endsWith(".gz")) {
            return new GZIPOutputStream(out, BUFFER_BYTES);
        }
        return file.endsWith(".zst") ? new ZstdOutputStream(out) : out;
    }

    /** Packers end what they write when they are closed, but the file is committed after that. */
    private static final class LeftOpen extends FilterOutputStream {

        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** Writes lines to a stream, which stays open. */
    public long toStream(OutputStream out) throws IOException {
        return write((bytes, offset, length) -> {
            out.write(bytes, offset, length);
            out.write('\n');
        });
    }

    private long toParquet(Storage target, String file) throws IOException {
        LayerStamp stamp = new LayerStamp("export", 1, manifest.fingerprint(), Map.of());
        try (LayerWriter out =
                ParquetLayerWriter.open(target, file, LayerSchema.of(LAYER, SWHID), stamp, footer -> {})) {
            write((bytes, offset, length) -> {
                out.row().set(SWHID, new String(bytes, offset, length, StandardCharsets.UTF_8));
                out.append();
            });
            out.commit();
            return out.rowCount();
        }
    }

    private long write(Lines lines) throws IOException {
        Path scratch = Files.createTempDirectory("stackyard-swhids");
        try (BytesSorter sorter = new BytesSorter(scratch, memoryBytes, threads)) {
            try (WorkerPool pool = new WorkerPool(threads);
                    Progress.Task task =
                            progress.begin("export", manifest.totals().segments())) {
                pool.forEach(manifest.shards(), shard -> sort(shard, sorter, task));
            }
            return distinct(sorter, lines);
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private void sort(Manifest.Shard shard, BytesSorter sorter, Progress.Task task) throws IOException {
        try (BytesSorter.Writer out = sorter.writer()) {
            new ProvenanceReader(corpus, manifest).forEach(shard, row -> {
                byte[] line = row.swhid().getBytes(StandardCharsets.UTF_8);
                try {
                    out.add(line, 0, line.length);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                task.advance(1, 0);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static long distinct(BytesSorter sorter, Lines lines) throws IOException {
        byte[] last = {};
        long count = 0;
        try (BytesCursor sorted = sorter.read()) {
            while (sorted.next()) {
                int end = sorted.offset() + sorted.length();
                if (!Arrays.equals(last, 0, last.length, sorted.array(), sorted.offset(), end)) {
                    lines.add(sorted.array(), sorted.offset(), sorted.length());
                    last = Arrays.copyOfRange(sorted.array(), sorted.offset(), end);
                    count++;
                }
            }
        }
        return count;
    }
}
