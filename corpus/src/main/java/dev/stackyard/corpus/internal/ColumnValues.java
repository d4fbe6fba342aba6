package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.Span;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** Reads the values of one layer column, row after row, from its Parquet leaf columns in one row group. */
final class ColumnValues {

    private final ColumnType.Kind kind;
    private final ColumnReader[] leaves;
    private final int nullable;

    /** @param leaves one reader, or {@link ParquetSchemas#SPAN_LEAVES} for spans */
    ColumnValues(Column<?> column, ColumnReader[] leaves) {
        this.kind = column.type().kind();
        this.leaves = leaves;
        this.nullable = column.nullable() ? 1 : 0;
    }

    /** The next row's value. */
    @Nullable
    Object next() {
        return kind == ColumnType.Kind.STRINGS || kind == ColumnType.Kind.SPANS ? nextList() : nextScalar();
    }

    /** Passes over the next row without making its value. */
    void skip() {
        for (ColumnReader leaf : leaves) {
            do {
                if (leaf.getCurrentDefinitionLevel() == leaf.getDescriptor().getMaxDefinitionLevel()) {
                    leaf.skip();
                }
                leaf.consume();
            } while (leaf.getCurrentRepetitionLevel() > 0);
        }
    }

    private @Nullable Object nextScalar() {
        ColumnReader leaf = leaves[0];
        Object value = leaf.getCurrentDefinitionLevel() < nullable ? null : scalar(leaf);
        leaf.consume();
        return value;
    }

    private Object scalar(ColumnReader leaf) {
        return switch (kind) {
            case STRING, STRINGS -> leaf.getBinary().toStringUsingUTF8();
            case BYTES -> slice(leaf.getBinary());
            case INT64, SPANS -> leaf.getLong();
            case FLOAT64 -> leaf.getDouble();
            case BOOLEAN -> leaf.getBoolean();
            case TIMESTAMP -> Instant.EPOCH.plus(leaf.getLong(), ChronoUnit.MICROS);
        };
    }

    private static ByteSlice slice(Binary binary) {
        ByteBuffer buffer = binary.toByteBuffer();
        return buffer.hasArray()
                ? new ByteSlice(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining())
                : ByteSlice.of(binary.getBytes());
    }

    /** A list is null below definition level {@code nullable}, empty at it, and has an item above it. */
    private @Nullable List<?> nextList() {
        int level = leaves[0].getCurrentDefinitionLevel();
        if (level <= nullable) {
            for (ColumnReader leaf : leaves) {
                leaf.consume();
            }
            return level < nullable ? null : List.of();
        }
        List<Object> items = new ArrayList<>();
        do {
            items.add(kind == ColumnType.Kind.SPANS ? span() : scalar(leaves[0]));
            for (ColumnReader leaf : leaves) {
                leaf.consume();
            }
        } while (leaves[0].getCurrentRepetitionLevel() > 0);
        return items;
    }

    private Span span() {
        return new Span(
                Math.toIntExact(leaves[0].getLong()),
                Math.toIntExact(leaves[1].getLong()),
                leaves[2].getBinary().toStringUsingUTF8(),
                leaves[3].getBinary().toStringUsingUTF8());
    }
}
