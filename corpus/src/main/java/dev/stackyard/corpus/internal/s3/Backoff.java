package dev.stackyard.corpus.internal.s3;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The pauses between tries. Their randomness reaches no artifact. */
final class Backoff {

    private Backoff() {}

    /** The longest pause after a number of failed tries, at least 1. */
    static Duration longest(S3Settings settings, int failed) {
        long doubled = settings.firstDelay().toMillis() << Math.min(failed - 1, 20);
        return Duration.ofMillis(Math.min(doubled, settings.longestDelay().toMillis()));
    }

    /** Waits, at random up to the longest pause. */
    static void pause(S3Settings settings, int failed) throws InterruptedIOException {
        long longest = longest(settings, failed).toMillis();
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for S3");
        }
    }
}
