package dev.stackyard.pii.internal.secret;

/** What is tried where a keyword stands. Immutable and thread-safe. */
@FunctionalInterface
interface Probe {

    /**
     * @param scan the text, and where to put what is found
     * @param start first byte of the keyword
     * @param end one past its last byte
     */
    void probe(SecretScan scan, int start, int end);
}
