package dev.stackyard.ingest.internal;

import java.io.IOException;

/** A source of which nothing can be ingested. The run goes on without it; the message says why, in half a sentence. */
public final class RejectedSourceException extends IOException {

    private static final long serialVersionUID = 1L;

    public RejectedSourceException(String reason) {
        super(reason);
    }

    public RejectedSourceException(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** The message, which is never null here. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
