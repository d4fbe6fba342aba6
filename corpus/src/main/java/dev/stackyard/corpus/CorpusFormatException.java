package dev.stackyard.corpus;

import java.io.IOException;

/** Bytes that do not say what their format promises. The message begins with the file, and the row or offset if known. */
public class CorpusFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file full location of the file
     * @param message what is wrong, and what to do about it
     */
    public CorpusFormatException(String file, String message) {
        super(file + ": " + message);
    }

    public CorpusFormatException(String file, String message, Throwable cause) {
        super(file + ": " + message, cause);
    }
}
