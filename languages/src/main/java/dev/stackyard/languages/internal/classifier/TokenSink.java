package dev.stackyard.languages.internal.classifier;

/** Receives the tokens of a text. */
@FunctionalInterface
public interface TokenSink {

    /**
     * Takes one token.
     *
     * @param bytes holds it; valid during the call only
     * @param length 1 to {@link Tokenizer#MAX_TOKEN_BYTES}, or a little more for a shebang
     */
    void accept(byte[] bytes, int from, int length);
}
