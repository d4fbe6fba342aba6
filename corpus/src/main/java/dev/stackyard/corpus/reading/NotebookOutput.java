package dev.stackyard.corpus.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * The text of an output: what a stream printed, or the plain text of a value (format 4: {@code data["text/plain"]}; formats 2
 * and 3: {@code text}). Images, HTML and errors have none.
 */
final class NotebookOutput {

    private NotebookOutput() {}

    /** The parser is at the opening brace of an output, and afterwards at its closing one. */
    static String text(JsonParser json) throws IOException {
        String text = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "text" -> text = StructureJson.text(json);
                case "data" -> {
                    String plain = plainText(json);
                    text = text.isEmpty() ? plain : text;
                }
                default -> json.skipChildren();
            }
        }
        return text;
    }

    private static String plainText(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return "";
        }
        String plain = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("text/plain")) {
                plain = StructureJson.text(json);
            } else {
                json.skipChildren();
            }
        }
        return plain;
    }
}
