package dev.stackyard.corpus.internal.http;

import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * How long to put up with a web server.
 *
 * @param attempts times that a request is made, at least 1
 * @param firstPause after the first failure; doubled after each further one
 * @param longestPause never more than that, whatever the server asks for
 * @param timeout for a connection, and for the next bytes on one
 */
record HttpPatience(int attempts, Duration firstPause, Duration longestPause, Duration timeout) {

    static final HttpPatience USUAL =
            new HttpPatience(6, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofSeconds(60));

    /**
     * Waits before another attempt.
     *
     * @param failed attempts so far, at least 1
     * @param asked what the server asks for, in seconds; 0 if it does not
     */
    void pause(int failed, long asked) throws InterruptedIOException {
        long own = firstPause.toMillis() << Math.min(failed - 1, 20);
        try {
            Thread.sleep(Math.min(Math.max(own, asked * 1000), longestPause.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a web server");
        }
    }
}
