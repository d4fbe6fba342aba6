package dev.stackyard.corpus;

import java.io.IOException;

/** A file is longer than its reader allows. */
public final class FileTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    public FileTooLargeException(String location, long maxBytes) {
        super(location + " is longer than " + maxBytes + " bytes");
    }
}
