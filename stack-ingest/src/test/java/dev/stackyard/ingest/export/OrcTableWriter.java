package dev.stackyard.ingest.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.orc.CompressionKind;
import org.apache.orc.OrcFile;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/** Writes rows of Java values into one ORC file, by the library's own writer. */
public final class OrcTableWriter implements Closeable {

    private final Writer writer;
    private final VectorizedRowBatch batch;

    /**
     * @param schema such as {@code struct<id:string>}
     * @param bloomColumns columns that get Bloom filters, separated by commas
     */
    public OrcTableWriter(Path file, String schema, String bloomColumns) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        TypeDescription type = TypeDescription.fromString(schema);
        Configuration configuration = new Configuration(false);
        RawLocalFileSystem fileSystem = new RawLocalFileSystem();
        fileSystem.setConf(configuration);
        this.writer = OrcFile.createWriter(
                new org.apache.hadoop.fs.Path(file.toUri()),
                OrcFile.writerOptions(configuration)
                        .fileSystem(fileSystem)
                        .setSchema(type)
                        .useUTCTimestamp(true)
                        .bloomFilterColumns(bloomColumns)
                        .compress(CompressionKind.ZSTD));
        this.batch = type.createRowBatch();
    }

    /** Adds a row; values are {@code byte[]}, {@link String}, {@link Number}, {@link Instant} or null. */
    public void add(Object... values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            set(batch.cols[i], batch.size, values[i]);
        }
        batch.size++;
        if (batch.size == batch.getMaxSize()) {
            flush();
        }
    }

    private static void set(ColumnVector column, int row, Object value) {
        if (value == null) {
            column.noNulls = false;
            column.isNull[row] = true;
        } else if (value instanceof byte[] bytes) {
            ((BytesColumnVector) column).setVal(row, bytes);
        } else if (value instanceof String text) {
            ((BytesColumnVector) column).setVal(row, text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof Number number) {
            ((LongColumnVector) column).vector[row] = number.longValue();
        } else if (value instanceof Instant time) {
            ((TimestampColumnVector) column).time[row] = Math.multiplyExact(time.getEpochSecond(), 1000L);
            ((TimestampColumnVector) column).nanos[row] = time.getNano();
        } else {
            throw new IllegalArgumentException("no column takes a " + value.getClass());
        }
    }

    private void flush() throws IOException {
        writer.addRowBatch(batch);
        batch.reset();
    }

    @Override
    public void close() throws IOException {
        flush();
        writer.close();
    }
}
