package dev.stackyard.tokenize.bpe;

/** A well-formed {@code tokenizer.json} that asks for something this package does not do. */
final class UnsupportedTokenizerException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param path JSON path of the offending value, such as {@code $.model.type}
     * @param message what it is, as the rest of a sentence that begins with the path
     */
    UnsupportedTokenizerException(String path, String message) {
        super(path + " " + message);
    }
}
