package dev.stackyard.corpus.internal.s3;

import java.time.Duration;
import software.amazon.awssdk.core.SdkSystemSetting;

/**
 * How patiently S3 is used.
 *
 * @param attempts how often a request is tried in all
 * @param firstDelay the longest pause before the second try; it doubles from try to try, and the pause taken is a random
 *     part of it, so that a thousand clients that failed together do not return together ("full jitter", AWS Architecture
 *     Blog, Exponential Backoff and Jitter, 2015)
 * @param longestDelay the longest pause of all
 * @param connectTimeout how long a server may take to accept a connection
 * @param silence how long it may send nothing while an answer is awaited
 * @param slowestBytesPerSecond a body that comes slower than this, after a silence's time, is given up and asked for again
 * @param partBytes size of the first parts of an upload; smaller files go up in one piece. S3 wants 5 MiB at least and
 *     10,000 parts at most, so parts double in size every 1,000
 * @param connections most requests at a time to one endpoint
 * @param listPage names that one request for a list asks for; S3 gives 1,000 at most
 */
record S3Settings(
        int attempts,
        Duration firstDelay,
        Duration longestDelay,
        Duration connectTimeout,
        Duration silence,
        long slowestBytesPerSecond,
        int partBytes,
        int connections,
        int listPage) {

    private static final int ATTEMPTS = 10;

    /** What {@code AWS_MAX_ATTEMPTS}, or the system property of the SDK, says. */
    private static int attemptsAskedFor() {
        String text = SdkSystemSetting.AWS_MAX_ATTEMPTS.getStringValue().orElse("");
        return text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : ATTEMPTS;
    }

    /**
     * Ten tries, or {@code AWS_MAX_ATTEMPTS}, over some one and a half minutes: longer than S3 takes to scale a prefix that answers 503 SlowDown, and
     * short enough that an outage is told before the user gives up.
     */
    static S3Settings defaults() {
        return new S3Settings(
                attemptsAskedFor(),
                Duration.ofMillis(200),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                16 << 10,
                8 << 20,
                512,
                1000);
    }
}
