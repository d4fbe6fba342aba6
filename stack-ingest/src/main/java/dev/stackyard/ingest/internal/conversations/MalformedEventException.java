package dev.stackyard.ingest.internal.conversations;

/** A line that is no event; the message goes on after "line 7". */
final class MalformedEventException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedEventException(String message) {
        super(message, null, false, false); // there may be millions
    }
}
