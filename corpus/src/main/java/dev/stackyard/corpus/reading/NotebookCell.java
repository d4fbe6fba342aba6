package dev.stackyard.corpus.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * One cell of a notebook, of whatever format. Its fields may come in any order.
 *
 * @param type such as {@code code}
 * @param source its text: {@code source}, or what older formats call it
 * @param output text of its first output
 * @param language that a cell of formats 2 and 3 states
 * @param level of a heading
 */
record NotebookCell(String type, String source, String output, String language, int level) {

    /** Characters of an output that are read at most: more than any form shows. */
    static final int MOST_OUTPUT = 8_000;

    private static final int DEEPEST_HEADING = 6;

    /** Reads a cell; the parser is at its opening brace, and afterwards at its closing one. */
    static NotebookCell read(JsonParser json) throws IOException {
        String type = "";
        String source = "";
        String output = "";
        String language = "";
        int level = 1;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "cell_type" -> type = StructureJson.string(json);
                case "source", "input", "code", "text" -> source = longer(source, StructureJson.text(json));
                case "outputs" -> output = firstOutput(json);
                case "language" -> language = StructureJson.string(json);
                case "level" ->
                    level = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                            ? (int) Math.max(1, Math.min(DEEPEST_HEADING, json.getDoubleValue()))
                            : skipped(json, level);
                default -> json.skipChildren();
            }
        }
        return new NotebookCell(type, source, output, language, level);
    }

    /** A cell that was converted carelessly has the field of one format filled, that of another empty. */
    private static String longer(String one, String other) {
        return one.length() >= other.length() ? one : other;
    }

    private static int skipped(JsonParser json, int value) throws IOException {
        json.skipChildren();
        return value;
    }

    private static String firstOutput(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return "";
        }
        String first = "";
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            if (i == 0 && json.currentToken() == JsonToken.START_OBJECT) {
                first = cut(NotebookOutput.text(json));
            } else {
                json.skipChildren();
            }
        }
        return first;
    }

    private static String cut(String output) {
        if (output.length() <= MOST_OUTPUT) {
            return output;
        }
        int end = Character.isHighSurrogate(output.charAt(MOST_OUTPUT - 1)) ? MOST_OUTPUT - 1 : MOST_OUTPUT;
        return output.substring(0, end);
    }

    void addTo(ReadingBuilder reading) {
        if (source.isBlank()) {
            return;
        }
        switch (type) {
            case "code" -> {
                reading.add(Role.CODE, source);
                if (!output.isEmpty()) {
                    reading.add(Role.OUTPUT, output);
                }
            }
            case "markdown", "text", "html" -> reading.add(Role.MARKDOWN, source);
            case "heading" -> reading.add(Role.MARKDOWN, "#".repeat(level) + " " + source);
            default -> {} // raw cells are for other programs
        }
    }
}
