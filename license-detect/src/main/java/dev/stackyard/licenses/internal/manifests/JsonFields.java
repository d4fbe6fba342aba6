package dev.stackyard.licenses.internal.manifests;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The fields {@code license} and {@code licenses} at the top level of a JSON object: a string, an object with a
 * {@code type} or {@code name}, or an array of either. Streams; a file that is no JSON gives what stood before the error.
 */
final class JsonFields {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxNumberLength(1000)
                    .build())
            .build();

    private static final Set<String> NAMES = Set.of("license", "licenses", "licence");
    private static final Set<String> INNER_NAMES = Set.of("type", "name");

    private JsonFields() {}

    static List<Field> read(byte[] text, int from, int to) {
        List<Field> fields = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(text, from, to - from)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                readObject(parser, from, fields);
            }
        } catch (IOException e) {
            return fields; // damaged, or deeper than any manifest: what was read so far counts
        }
        return fields;
    }

    private static void readObject(JsonParser parser, int from, List<Field> fields) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean license = NAMES.contains(parser.currentName());
            parser.nextToken();
            if (license) {
                readValue(parser, from, fields);
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void readValue(JsonParser parser, int from, List<Field> fields) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            add(parser, from, fields);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
                readElement(parser, from, fields);
            }
        } else {
            readElement(parser, from, fields);
        }
    }

    private static void readElement(JsonParser parser, int from, List<Field> fields) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            add(parser, from, fields);
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            int before = fields.size();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean named = INNER_NAMES.contains(parser.currentName());
                if (parser.nextToken() == JsonToken.VALUE_STRING && named && fields.size() == before) {
                    add(parser, from, fields);
                } else {
                    parser.skipChildren();
                }
            }
        } else {
            parser.skipChildren();
        }
    }

    private static void add(JsonParser parser, int from, List<Field> fields) throws IOException {
        String value = parser.getText();
        int start = from + (int) parser.currentTokenLocation().getByteOffset();
        int end = from + (int) parser.currentLocation().getByteOffset();
        if (value.length() <= Field.LONGEST) {
            fields.add(new Field(value, start, Math.max(start + 1, end)));
        }
    }
}
