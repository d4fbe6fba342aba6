package dev.stackyard.corpus.internal.foreign;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one struct, by name; a field of a struct inside it has a dotted name, such as {@code github_metadata.stars}.
 * A field that is absent, null or of an unexpected type is null: writers disagree on types, and one odd column is no reason
 * to lose a row. Not thread-safe; reused from row to row.
 */
public final class Fields {

    private final Map<String, Object> values = new HashMap<>();

    void clear() {
        values.clear();
    }

    void set(String name, Object value) {
        values.put(name, value);
    }

    void append(String name, byte[] value) {
        @SuppressWarnings("unchecked") // only this method makes lists
        List<byte[]> list = (List<byte[]>) values.computeIfAbsent(name, absent -> new ArrayList<byte[]>());
        list.add(value);
    }

    /** The bytes of a string or binary field; not to be changed. */
    public byte @Nullable [] bytes(String name) {
        return values.get(name) instanceof byte[] bytes ? bytes : null;
    }

    /** A string field; bytes that are no UTF-8 become U+FFFD. */
    public @Nullable String string(String name) {
        byte[] bytes = bytes(name);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** A field as what it is: String, Long, Double, Boolean or Instant; null if it is a list. */
    public @Nullable Object scalar(String name) {
        Object value = values.get(name);
        return value instanceof byte[] ? string(name) : value instanceof List<?> ? null : value;
    }

    /** A number without its fraction. */
    public @Nullable Long integer(String name) {
        Object value = values.get(name);
        return value instanceof Number number ? number.longValue() : null;
    }

    public @Nullable Double real(String name) {
        Object value = values.get(name);
        return value instanceof Number number ? number.doubleValue() : null;
    }

    public @Nullable Boolean bool(String name) {
        return values.get(name) instanceof Boolean bool ? bool : null;
    }

    public @Nullable Instant time(String name) {
        return values.get(name) instanceof Instant time ? time : null;
    }

    /** A list of strings without its nulls; null if there is no list, empty if it is empty. */
    public @Nullable List<String> strings(String name) {
        if (!(values.get(name) instanceof List<?> list)) {
            return null;
        }
        List<String> strings = new ArrayList<>();
        for (Object each : list) {
            strings.add(new String((byte[]) each, StandardCharsets.UTF_8));
        }
        return strings;
    }

    void begin(String listName) {
        values.computeIfAbsent(listName, absent -> new ArrayList<byte[]>());
    }
}
