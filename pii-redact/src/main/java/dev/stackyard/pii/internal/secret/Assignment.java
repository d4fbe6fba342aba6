package dev.stackyard.pii.internal.secret;

/**
 * A name and the value that a text gives it, in whatever syntax. All positions are indices of bytes.
 *
 * @param nameStart first byte of the name
 * @param nameEnd one past its last byte
 * @param valueStart first byte of the value, behind any quote
 * @param valueEnd one past its last byte; greater than {@code valueStart}
 */
record Assignment(int nameStart, int nameEnd, int valueStart, int valueEnd, Form form) {

    /** How the value is written, which decides how far it is trusted to be a literal. */
    enum Form {
        /** Between quotes, after an operator. */
        QUOTED,
        /** Without quotes, in a file where that means a literal. */
        BARE,
        /** Without quotes in a query string, a connection string or an element: {@code ?key=v&}, {@code <key>v</key>}. */
        EMBEDDED,
        /** Anything less sure: an argument of a call, a bare word in prose. Only what looks random is taken. */
        WEAK
    }
}
