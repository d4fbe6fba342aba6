package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.Span;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** Feeds {@link RowRecord}s to Parquet's record consumer. */
final class LayerWriteSupport extends WriteSupport<RowRecord> {

    private final LayerSchema schema;
    private final Map<String, String> keys;
    private final Supplier<Map<String, String>> finalKeys;
    private @Nullable RecordConsumer consumer;

    /** @param finalKeys footer entries that are known only after the last row */
    LayerWriteSupport(LayerSchema schema, LayerStamp stamp, Supplier<Map<String, String>> finalKeys) {
        this.schema = schema;
        this.keys = LayerFooter.keys(schema, stamp);
        this.finalKeys = finalKeys;
    }

    @Override
    public WriteContext init(Configuration configuration) {
        return new WriteContext(ParquetSchemas.toParquet(schema), keys);
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(ParquetSchemas.toParquet(schema), keys);
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        consumer = recordConsumer;
    }

    @Override
    public FinalizedWriteContext finalizeWrite() {
        return new FinalizedWriteContext(finalKeys.get());
    }

    @Override
    public void write(RowRecord row) {
        RecordConsumer out = java.util.Objects.requireNonNull(consumer, "prepareForWrite comes first");
        out.startMessage();
        for (int i = 0; i < schema.columns().size(); i++) {
            Object value = row.value(i);
            if (value != null) {
                Column<?> column = schema.columns().get(i);
                out.startField(column.name(), i);
                writeValue(out, column, value);
                out.endField(column.name(), i);
            }
        }
        out.endMessage();
    }

    private static void writeValue(RecordConsumer out, Column<?> column, Object value) {
        switch (column.type().kind()) {
            case STRING -> out.addBinary(Binary.fromString((String) value));
            case BYTES -> out.addBinary(binary((ByteSlice) value));
            case INT64 -> out.addLong((Long) value);
            case FLOAT64 -> out.addDouble((Double) value);
            case BOOLEAN -> out.addBoolean((Boolean) value);
            case TIMESTAMP -> out.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
            case STRINGS -> writeList(out, (List<?>) value, item -> out.addBinary(Binary.fromString((String) item)));
            case SPANS -> writeList(out, (List<?>) value, item -> writeSpan(out, (Span) item));
        }
    }

    private static Binary binary(ByteSlice slice) {
        return Binary.fromReusedByteArray(slice.array(), slice.offset(), slice.length());
    }

    private static void writeList(RecordConsumer out, List<?> items, java.util.function.Consumer<Object> element) {
        out.startGroup();
        if (!items.isEmpty()) {
            out.startField("list", 0);
            for (Object item : items) {
                out.startGroup();
                out.startField("element", 0);
                element.accept(item);
                out.endField("element", 0);
                out.endGroup();
            }
            out.endField("list", 0);
        }
        out.endGroup();
    }

    private static void writeSpan(RecordConsumer out, Span span) {
        out.startGroup();
        out.startField("start", 0);
        out.addLong(span.start());
        out.endField("start", 0);
        out.startField("end", 1);
        out.addLong(span.end());
        out.endField("end", 1);
        out.startField("kind", 2);
        out.addBinary(Binary.fromString(span.kind()));
        out.endField("kind", 2);
        out.startField("rule", 3);
        out.addBinary(Binary.fromString(span.rule()));
        out.endField("rule", 3);
        out.endGroup();
    }
}
