package dev.stackyard.tests;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Path;

/** Hugging Face tokenizers, reading the tokenizer.json that Stackyard wrote. */
final class HuggingFaceOracle {

    private final HuggingFaceTokenizer tokenizer;

    private HuggingFaceOracle(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    static HuggingFaceOracle load(Path tokenizerJson) throws IOException {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        return new HuggingFaceOracle(HuggingFaceTokenizer.newInstance(tokenizerJson));
    }

    /** The text of token ids, control tokens spelled out. */
    String decode(long[] ids) {
        return tokenizer.decode(ids, false);
    }
}
