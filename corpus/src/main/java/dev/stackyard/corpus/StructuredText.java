package dev.stackyard.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.stackyard.corpus.reading.Passage;
import dev.stackyard.corpus.reading.Reading;
import dev.stackyard.corpus.reading.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conversation's JSON as one plain text: its text fields, decoded, in the order in which they stand, joined by blank lines. That
 * is the row's reading. What stages find in it is carried back to the JSON, field by field. Owned by one thread.
 */
public final class StructuredText {

    /** Keys of a conversation whose values are no prose and no code: names, identifiers, times. */
    private static final Set<String> PLAIN_KEYS = Set.of(
            "format",
            "kind",
            "repo",
            "type",
            "at",
            "author",
            "association",
            "state",
            "language",
            "commit",
            "base_commit",
            "head_commit");

    /** Keys of a conversation whose lines are counted: what is replaced keeps its line ends. */
    private static final Set<String> LINE_KEYS = Set.of("base", "add");

    /** What every structured row begins with; one of the same kind that does not is plain text. */
    private static final byte[] BEGINNING = "{\"format\":\"stackyard-".getBytes(StandardCharsets.US_ASCII);

    private static final String SEPARATOR = "\n\n";
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * A field.
     *
     * @param jsonStart first byte in the JSON after the quotation mark
     * @param jsonEnd the closing quotation mark
     * @param start first byte in the joined text
     * @param end one past the last byte in the joined text
     */
    private record Field(int jsonStart, int jsonEnd, int start, int end, boolean lines) {}

    private final ByteSlice json;
    private final List<Field> fields = new ArrayList<>();
    private final byte[] text;
    private int size;

    private StructuredText(ByteSlice json) {
        this.json = json;
        this.text = new byte[json.length()]; // a separator takes no more than the quotation marks
    }

    /**
     * The text of a row's JSON. Of what is no JSON, the text of what stands before the mistake.
     *
     * @param json not modified; {@link #carry} reads it again
     */
    public static StructuredText of(ByteSlice json) {
        StructuredText result = new StructuredText(json);
        try (JsonParser parser = JSON.createParser(json.array(), json.offset(), json.length())) {
            String key = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    key = parser.currentName();
                } else if (token == JsonToken.VALUE_STRING && !PLAIN_KEYS.contains(key)) {
                    int start = (int) parser.currentTokenLocation().getByteOffset() + 1;
                    parser.finishToken();
                    int end = (int) parser.currentLocation().getByteOffset() - 1;
                    result.add(start, end, LINE_KEYS.contains(key));
                }
            }
        } catch (IOException e) {
            return result; // rendering refuses the row and says where it is damaged
        }
        return result;
    }

    /** The reading of the row: each field is a passage. */
    public Reading reading() {
        List<Passage> passages = new ArrayList<>();
        for (Field field : fields) {
            passages.add(new Passage(field.lines ? Role.CODE : Role.MESSAGE, field.start, field.end));
        }
        return new Reading(json, text(), passages, List.of(), List.of(), null);
    }

    /** Whether a content is a conversation: a row of the same kinds that does not begin like one is plain text. */
    public static boolean isStructured(RowKind kind, ByteSlice text) {
        return kind.isStructured()
                && text.length() >= BEGINNING.length
                && Arrays.equals(
                        text.array(), text.offset(), text.offset() + BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }

    private void add(int jsonStart, int jsonEnd, boolean lines) {
        if (jsonEnd > jsonStart) {
            int start = size;
            int end = JsonEscapes.decode(json.array(), json.offset() + jsonStart, json.offset() + jsonEnd, text, start);
            fields.add(new Field(jsonStart, jsonEnd, start, end, lines));
            size = end;
            for (int i = 0; i < SEPARATOR.length(); i++) {
                text[size++] = (byte) SEPARATOR.charAt(i);
            }
        }
    }

    /** The joined text, UTF-8. */
    public ByteSlice text() {
        return new ByteSlice(text, 0, size);
    }

    /** Spans of the JSON's bytes, sorted, and what stands in their place, escaped. */
    public record Carried(List<Span> spans, List<String> replacements) {}

    /**
     * Carries spans of the joined text back. One that goes over several fields becomes a span in each: the first has the
     * replacement, the others have none. In code, a replacement ends with the line ends of what it replaces.
     *
     * @param spans sorted by start, not overlapping
     * @param replacements one for each
     */
    public Carried carry(List<Span> spans, List<String> replacements) {
        List<Span> carried = new ArrayList<>();
        List<String> escaped = new ArrayList<>();
        Position position = new Position();
        int first = 0;
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            while (first < fields.size() && fields.get(first).end <= span.start()) {
                first++;
            }
            String replacement = replacements.get(i);
            for (int at = first; at < fields.size() && fields.get(at).start < span.end(); at++) {
                Field field = fields.get(at);
                int from = Math.max(span.start(), field.start);
                int to = Math.min(span.end(), field.end);
                carried.add(new Span(position.in(field, from), position.in(field, to), span.kind(), span.rule()));
                escaped.add(JsonEscapes.encode(field.lines ? replacement + lineEnds(from, to) : replacement));
                replacement = "";
            }
        }
        return new Carried(carried, escaped);
    }

    private String lineEnds(int from, int to) {
        StringBuilder ends = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (text[i] == '\n') {
                ends.append('\n');
            }
        }
        return ends.toString();
    }

    /** Walks along the fields, so that many spans in one are found in one pass. */
    private final class Position {

        private @Nullable Field field;
        private int encoded;
        private int decoded;

        /** Where a byte of the joined text stands in the JSON. Asked in ascending order. */
        int in(Field wanted, int textOffset) {
            if (field != wanted) {
                field = wanted;
                encoded = wanted.jsonStart;
                decoded = wanted.start;
            }
            while (decoded < textOffset) {
                int at = json.offset() + encoded;
                int length = JsonEscapes.unitLength(json.array(), at, json.offset() + wanted.jsonEnd);
                decoded += JsonEscapes.decodedLength(json.array(), at, length);
                encoded += length;
            }
            return encoded;
        }
    }
}
