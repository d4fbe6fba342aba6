package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.Storage;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/** Writes one layer file: zstd, page index on, row groups small enough to be read one at a time. */
public final class ParquetLayerWriter implements LayerWriter {

    /**
     * Row groups are closed at this many buffered bytes. Parquet-Java counts pages as compressed, and source text shrinks
     * four to six times, so this is about 64 MiB of raw text.
     */
    private static final long ROW_GROUP_BYTES = 12L << 20;

    private static final int PAGE_BYTES = 1 << 20;
    /** Rows after which the size of a page or row group is looked at: each, because one row may have 10 MB. */
    private static final int SIZE_CHECK_ROWS = 1;

    /** The same where rows are small and {@link Cuts} end pages: looking costs more than writing them. */
    private static final int CUT_CHECK_ROWS = 64;

    /**
     * Where a file is cut, for files in which single rows are looked up.
     *
     * @param pageRows rows of a page of any column at most
     * @param groupRows rows of a row group at most
     */
    public record Cuts(int pageRows, int groupRows) implements Serializable {}

    private final Storage.Writer out;
    private final ParquetWriter<RowRecord> parquet;
    private final RowRecord row;
    private final LayerSchema schema;
    private final LayerStamp stamp;
    private final int dropPosition;
    private final Map<String, Long> drops = new TreeMap<>();
    private final Consumer<LayerFooter> onCommit;
    private long rowCount;
    private boolean finished;

    private ParquetLayerWriter(
            Storage.Writer out,
            LayerSchema schema,
            LayerStamp stamp,
            @Nullable Cuts cuts,
            Consumer<LayerFooter> onCommit)
            throws IOException {
        this.out = out;
        this.schema = schema;
        this.stamp = stamp;
        this.onCommit = onCommit;
        this.row = new RowRecord(schema);
        this.dropPosition = schema.columns().indexOf(LayerSchema.drop(schema.layer()));
        Builder builder = builder(out, schema, new LayerWriteSupport(schema, stamp, () -> LayerFooter.dropKeys(drops)));
        if (cuts != null) {
            // a dictionary is one more place to read for each column, and small pages shrink as well without
            builder.withPageRowCountLimit(cuts.pageRows())
                    .withRowGroupRowCountLimit(cuts.groupRows())
                    .withRowGroupSize(Long.MAX_VALUE)
                    .withDictionaryEncoding(false)
                    .withMinRowCountForPageSizeCheck(CUT_CHECK_ROWS)
                    .withMaxRowCountForPageSizeCheck(CUT_CHECK_ROWS);
            schema.columns().stream()
                    .skip(1) // rows are looked up by the first
                    .forEach(column -> builder.withStatisticsEnabled(column.name(), false));
        }
        this.parquet = builder.build();
    }

    /** Begins a file; {@code onCommit} hears of its footer once it has appeared. */
    public static ParquetLayerWriter open(
            Storage storage, String name, LayerSchema schema, LayerStamp stamp, Consumer<LayerFooter> onCommit)
            throws IOException {
        return open(storage, name, schema, stamp, null, onCommit);
    }

    /** Begins a file in which rows are looked up. */
    public static ParquetLayerWriter open(Storage storage, String name, LayerSchema schema, LayerStamp stamp, Cuts cuts)
            throws IOException {
        return open(storage, name, schema, stamp, cuts, footer -> {});
    }

    private static ParquetLayerWriter open(
            Storage storage,
            String name,
            LayerSchema schema,
            LayerStamp stamp,
            @Nullable Cuts cuts,
            Consumer<LayerFooter> onCommit)
            throws IOException {
        Storage.Writer out = storage.create(name);
        try {
            return new ParquetLayerWriter(out, schema, stamp, cuts, onCommit);
        } catch (IOException | RuntimeException e) {
            out.close();
            throw e;
        }
    }

    private static Builder builder(Storage.Writer out, LayerSchema schema, LayerWriteSupport support) {
        Builder builder = new Builder(new StorageOutputFile(out), support)
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .config("parquet.compression.codec.zstd.level", "1")
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withPageSize(PAGE_BYTES)
                .withMinRowCountForPageSizeCheck(SIZE_CHECK_ROWS)
                .withMaxRowCountForPageSizeCheck(SIZE_CHECK_ROWS)
                .withMaxPaddingSize(0);
        for (Column<?> column : schema.columns()) {
            if (column.type().kind() == ColumnType.Kind.BYTES) {
                // each value is large and its own: a dictionary or its smallest and largest value help nobody
                builder.withDictionaryEncoding(column.name(), false).withStatisticsEnabled(column.name(), false);
            }
        }
        return builder;
    }

    @Override
    public String layer() {
        return schema.layer();
    }

    @Override
    public RowBuilder row() {
        return row;
    }

    @Override
    public <T> @Nullable T current(Column<T> column) {
        return row.get(column);
    }

    @Override
    public void append() throws IOException {
        row.check();
        parquet.write(row);
        if (dropPosition >= 0 && row.value(dropPosition) instanceof String rule) {
            drops.merge(rule, 1L, Long::sum);
        }
        row.clear();
        rowCount++;
    }

    @Override
    public long rowCount() {
        return rowCount;
    }

    @Override
    public void commit() throws IOException {
        finished = true;
        parquet.close();
        out.commit();
        onCommit.accept(new LayerFooter(schema, stamp, rowCount, Map.copyOf(drops)));
    }

    @Override
    public void close() throws IOException {
        try {
            if (!finished) {
                finished = true;
                closeQuietly();
            }
        } finally {
            out.close();
        }
    }

    /** Frees Parquet's buffers; what it still wants to write goes to a file that is about to be discarded. */
    private void closeQuietly() {
        try {
            parquet.close();
        } catch (IOException | RuntimeException e) {
            // the failure that made the caller give up is already on its way
        }
    }

    private static final class Builder extends ParquetWriter.Builder<RowRecord, Builder> {

        private final LayerWriteSupport support;

        Builder(StorageOutputFile file, LayerWriteSupport support) {
            super(file);
            this.support = support;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<RowRecord> getWriteSupport(Configuration configuration) {
            return support;
        }

        @Override
        protected WriteSupport<RowRecord> getWriteSupport(ParquetConfiguration configuration) {
            return support;
        }
    }
}
