package dev.stackyard.cli.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.Span;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row being built that is written as one JSON object on one line; nulls are left out. Not thread-safe. */
final class JsonRow implements RowBuilder {

    private final JsonGenerator json;
    private final List<Column<?>> columns;
    private final Map<Column<?>, Object> values = new HashMap<>();
    private long rows;

    JsonRow(JsonGenerator json, LayerSchema schema) {
        this.json = json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        this.columns = schema.columns();
    }

    @Override
    public <T> RowBuilder set(Column<T> column, @Nullable T value) {
        if (value == null) {
            values.remove(column);
        } else {
            values.put(column, value);
        }
        return this;
    }

    @Override
    public RowBuilder drop(String rule, String evidence) {
        throw new IllegalStateException("an export gives no verdicts");
    }

    /** Writes the row and empties it. */
    void write() throws IOException {
        json.writeStartObject();
        for (Column<?> column : columns) {
            @Nullable Object value = values.get(column);
            if (value != null) {
                json.writeFieldName(column.name());
                write(value);
            }
        }
        json.writeEndObject();
        values.clear();
        rows++;
    }

    private void write(Object value) throws IOException {
        if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                write(item);
            }
            json.writeEndArray();
        } else if (value instanceof Span span) {
            json.writeStartObject();
            json.writeNumberField("start", span.start());
            json.writeNumberField("end", span.end());
            json.writeStringField("kind", span.kind());
            json.writeStringField("rule", span.rule());
            json.writeEndObject();
        } else {
            json.writeString(value.toString());
        }
    }

    /** Ends the last line, if there is one, and flushes. */
    void finish() throws IOException {
        if (rows > 0) {
            json.writeRaw('\n');
        }
        json.flush();
    }
}
