package dev.stackyard.tokenize.bpe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stackyard.corpus.CorpusFormatException;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Pulls a {@code tokenizer.json} apart, token by token. The file may come from anywhere: its depth, its size and the length
 * of its strings are limited, and whatever is wrong with it names the file and the byte.
 */
final class JsonInput implements Closeable {

    private static final long LARGEST_FILE_BYTES = 256L << 20;
    private static final int DEEPEST_NESTING = 64;
    private static final int LONGEST_STRING = 1 << 20;

    /** Field names are vocabulary entries here: keeping each in the shared symbol table would only fill it. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(LARGEST_FILE_BYTES)
                            .maxNestingDepth(DEEPEST_NESTING)
                            .maxStringLength(LONGEST_STRING)
                            .maxNameLength(LONGEST_STRING)
                            .build())
                    .build())
            .build();

    private final String file;
    private final JsonParser parser;

    JsonInput(String file, byte[] json) throws IOException {
        this.file = file;
        this.parser = JSON.createParser(json);
    }

    /** For building trees that are read by {@link #tree}. */
    static ObjectMapper mapper() {
        return JSON;
    }

    /** Moves to the next token, which must be of a kind. */
    void expect(JsonToken kind, String path) throws CorpusFormatException {
        if (next() != kind) {
            throw wrong(path, "must be " + kind);
        }
    }

    /** Moves to an object's next field and returns its name; null at the object's end. */
    @Nullable
    String nextField(String path) throws CorpusFormatException {
        try {
            JsonToken token = next();
            if (token == JsonToken.FIELD_NAME) {
                return parser.currentName();
            }
            if (token != JsonToken.END_OBJECT) {
                throw wrong(path, "is cut short");
            }
            return null;
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    @Nullable
    JsonToken next() throws CorpusFormatException {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** The current token's text. */
    String text() throws CorpusFormatException {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** Moves to the next token, which must be an integer from 0 to {@code limit - 1}. */
    int nextId(String path, int limit) throws CorpusFormatException {
        expect(JsonToken.VALUE_NUMBER_INT, path);
        try {
            long value = parser.getLongValue();
            if (value >= 0 && value < limit) {
                return (int) value;
            }
        } catch (IOException e) {
            throw wrong(path, "is no token id");
        }
        throw wrong(path, "must be from 0 to " + (limit - 1));
    }

    /** Moves past the next value and returns it whole. */
    JsonNode nextTree() throws CorpusFormatException {
        next();
        return currentTree();
    }

    /** Moves past the value that has just begun and returns it whole. */
    JsonNode currentTree() throws CorpusFormatException {
        try {
            JsonNode tree = parser.readValueAsTree();
            return tree == null ? JSON.missingNode() : tree;
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** Moves past the next value. */
    void skip() throws CorpusFormatException {
        next();
        try {
            parser.skipChildren();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** A value that the format does not allow here. */
    CorpusFormatException wrong(String path, String message) {
        return new CorpusFormatException(file, path + " " + message + " (byte " + byteOffset() + ")");
    }

    private CorpusFormatException malformed(IOException e) {
        String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        String line = String.valueOf(reason).lines().findFirst().orElse("");
        return new CorpusFormatException(file, "is no JSON at byte " + byteOffset() + ": " + line, e);
    }

    private long byteOffset() {
        return parser.currentLocation().getByteOffset();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
