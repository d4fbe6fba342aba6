package dev.stackyard.corpus.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.stackyard.corpus.ByteSlice;
import java.io.IOException;

/** Reads untrusted JSON as a stream: depth has a limit, and what is not asked for is skipped without being kept. */
final class StructureJson {

    /** Deeper than any notebook that a program wrote: their outputs nest some ten levels. */
    private static final int MOST_DEPTH = 200;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            // Python's json writes NaN, and so do notebooks
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private StructureJson() {}

    static JsonParser parser(ByteSlice content) throws IOException {
        return FACTORY.createParser(content.array(), content.offset(), content.length());
    }

    /**
     * A text that is written as a string or as a list of strings, which are then put together; anything else is skipped.
     *
     * @param json at the value's first token; afterwards at its last
     * @return empty for anything else
     */
    static String text(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return "";
        }
        StringBuilder lines = new StringBuilder();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                lines.append(json.getText());
            } else {
                json.skipChildren();
            }
        }
        return lines.toString();
    }

    /** A string; empty for anything else, which is skipped. */
    static String string(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        json.skipChildren();
        return "";
    }
}
