package dev.stackyard.bench;

import dev.stackyard.cli.loose.LooseRow;
import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.reading.Reading;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file as a row in memory, with the columns that stages have written so far. Not thread-safe. */
final class TextRow implements Row {

    private final LooseRow file;
    private final Map<Column<?>, Object> written = new HashMap<>();

    TextRow(SourceFiles.SourceFile file) {
        this.file = new LooseRow(file.path(), file.bytes());
    }

    /** Where a stage's columns go. */
    RowBuilder builder(String layer) {
        return new RowBuilder() {
            @Override
            public <T> RowBuilder set(Column<T> column, @Nullable T value) {
                if (value == null) {
                    written.remove(column);
                } else {
                    written.put(column, value);
                }
                return this;
            }

            @Override
            public RowBuilder drop(String rule, String evidence) {
                set(LayerSchema.drop(layer), rule);
                return set(LayerSchema.dropEvidence(layer), evidence);
            }
        };
    }

    /** What stages have written. */
    Map<Column<?>, Object> written() {
        return Map.copyOf(written);
    }

    @Override
    public PartId part() {
        return file.part();
    }

    @Override
    public long index() {
        return file.index();
    }

    @Override
    @SuppressWarnings("unchecked") // the builder stores a value of the column's own type
    public <T> @Nullable T find(Column<T> column) {
        Object value = written.get(column);
        return value == null ? file.find(column) : (T) value;
    }

    @Override
    public <T> T get(Column<T> column) {
        T value = find(column);
        if (value == null) {
            throw new IllegalStateException(column + " is null");
        }
        return value;
    }

    @Override
    public @Nullable ByteSlice text() {
        return file.text();
    }

    @Override
    public @Nullable Reading reading() {
        return file.reading();
    }
}
