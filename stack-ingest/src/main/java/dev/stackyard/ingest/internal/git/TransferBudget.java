package dev.stackyard.ingest.internal.git;

import java.io.IOException;

/**
 * What is left of a clone's time and bytes; a server without end meets its end here. One for each exchange with a server.
 * Thread-safe: JGit reads on threads of its own.
 */
final class TransferBudget {

    private static final long NANOS = 1_000_000_000L;

    private final CloneLimits limits;
    private final long maxBytes;
    private final long start = System.nanoTime();
    private long received;

    /** @param maxBytes that may be received, at most what {@code limits} says */
    TransferBudget(CloneLimits limits, long maxBytes) {
        this.limits = limits;
        this.maxBytes = Math.min(maxBytes, limits.maxBytes());
    }

    /** The budget was used up; the message says which, and what to do. */
    static final class Exhausted extends IOException {

        private static final long serialVersionUID = 1L;

        Exhausted(String message) {
            super(message);
        }
    }

    /** Counts bytes that have come in. */
    synchronized void received(long bytes) throws Exhausted {
        received += bytes;
        check();
    }

    /** @throws Exhausted if there is nothing left */
    synchronized void check() throws Exhausted {
        if (received > maxBytes) {
            throw new Exhausted("the server sends more than " + maxBytes + " bytes" + setting("remote_max_bytes"));
        }
        if (isLate()) {
            throw new Exhausted("takes longer than " + limits.maxSeconds() + " s" + setting("remote_max_seconds"));
        }
    }

    private String setting(String name) {
        return maxBytes < limits.maxBytes() && name.endsWith("bytes")
                ? " of references"
                : ": clone it with git and give its path, or raise " + name;
    }

    /** Whether the time is up. */
    boolean isLate() {
        return System.nanoTime() - start > limits.maxSeconds() * NANOS;
    }
}
