package dev.stackyard.cli.export;

import com.fasterxml.jackson.core.JsonFactory;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.internal.ParquetLayerWriter;
import dev.stackyard.corpus.internal.WorkerPool;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/** Writes a flat dataset of a corpus. Files appear whole or not at all; the same corpus gives the same bytes. */
public final class CorpusExport {

    private static final int BUFFER_BYTES = 1 << 18;

    private final Corpus corpus;
    private final ExportSchema schema;
    private final ExportOptions options;
    private final Progress progress;

    public CorpusExport(Corpus corpus, ExportOptions options, Progress progress) throws IOException {
        this.corpus = corpus;
        this.options = options;
        this.schema = new ExportSchema(corpus, options);
        this.progress = progress;
    }

    /**
     * Writes one Parquet file per part.
     *
     * @return rows written
     */
    public long toParquet(Storage target, int threads) throws IOException {
        AtomicLong rows = new AtomicLong();
        try (WorkerPool pool = new WorkerPool(threads);
                Progress.Task task = progress.begin("export", totalRows())) {
            pool.forEach(corpus.parts(), part -> rows.addAndGet(parquetPart(target, part, task)));
        }
        return rows.get();
    }

    private long parquetPart(Storage target, PartId part, Progress.Task task) throws IOException {
        try (LayerWriter writer =
                ParquetLayerWriter.open(target, part.fileName(), schema.outputs(), stamp(part), footer -> {})) {
            forEachRow(part, task, (own, row) -> {
                own.convert(row, writer.row());
                writer.append();
            });
            writer.commit();
            return writer.rowCount();
        }
    }

    /** Says in each file's footer what it was made from. */
    private LayerStamp stamp(PartId part) throws IOException {
        TreeMap<String, String> inputs = new TreeMap<>();
        for (String layer : corpus.layers()) {
            inputs.put(layer, corpus.stamp(layer, part).orElseThrow().fingerprint());
        }
        return new LayerStamp("export", 1, Fingerprints.ofJson(options), inputs);
    }

    /**
     * Writes one file of JSON lines, packed with gzip if its name ends in {@code .gz}.
     *
     * @return rows written
     */
    public long toJsonLines(Storage target, String file) throws IOException {
        long rows = 0;
        try (Storage.Writer writer = target.create(file);
                Progress.Task task = progress.begin("export", totalRows())) {
            OutputStream buffered = new BufferedOutputStream(writer, BUFFER_BYTES);
            OutputStream out = file.endsWith(".gz") ? new GZIPOutputStream(buffered, BUFFER_BYTES) : buffered;
            JsonRow json = new JsonRow(new JsonFactory().createGenerator(out), schema.outputs());
            for (PartId part : corpus.parts()) {
                rows += forEachRow(part, task, (own, row) -> {
                    own.convert(row, json);
                    json.write();
                });
            }
            json.finish();
            if (out instanceof GZIPOutputStream gzip) {
                gzip.finish();
            }
            buffered.flush();
            writer.commit();
        }
        return rows;
    }

    @FunctionalInterface
    private interface RowWork {
        void accept(ExportSchema own, Row row) throws IOException;
    }

    private long forEachRow(PartId part, Progress.Task task, RowWork work) throws IOException {
        ExportSchema own = schema.of(corpus, part);
        Set<Column<?>> columns = own.inputs();
        long rows = 0;
        try (RowCursor cursor = corpus.read(part, columns)) {
            while (cursor.next()) {
                Row row = cursor.row();
                if (schema.takes(row)) {
                    work.accept(own, row);
                    rows++;
                }
                task.advance(1, 0);
            }
        }
        return rows;
    }

    private long totalRows() throws IOException {
        long rows = 0;
        for (PartId part : corpus.parts()) {
            rows += corpus.rowCount(part);
        }
        return rows;
    }
}
