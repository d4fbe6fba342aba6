package dev.stackyard.ingest.internal.git;

import java.io.IOException;

/** Bytes of a pack, its index or a loose object that do not say what their format promises. */
final class DamagedPackException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedPackException(String message) {
        super(message);
    }

    DamagedPackException(String message, Throwable cause) {
        super(message, cause);
    }
}
