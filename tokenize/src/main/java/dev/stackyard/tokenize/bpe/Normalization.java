package dev.stackyard.tokenize.bpe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What a tokenizer does to text before it cuts it. {@link BpeEncoder} does none of it: see {@link Tokenizer#normalization}. */
public enum Normalization {
    /** Nothing. */
    NONE,
    /** Unicode normalization form C, as Qwen 2 has it. */
    NFC;

    static Normalization read(JsonNode node) throws UnsupportedTokenizerException {
        if (node.isNull() || node.isMissingNode()) {
            return NONE;
        }
        if (node.path("type").asText().equals("NFC")) {
            return NFC;
        }
        throw new UnsupportedTokenizerException("$.normalizer.type", "is " + node.path("type"));
    }

    JsonNode write() {
        return this == NONE
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.objectNode().put("type", name());
    }
}
