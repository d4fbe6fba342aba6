package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.UserException;
import java.io.InterruptedIOException;

/** Waits until a server takes requests again, but not forever. Thread-safe. */
final class Waiting {

    private static final long SECOND = 1_000;
    /** Waits that are told to the user. */
    private static final long TOLD_SECONDS = 5;

    private final long mostSeconds;
    private final Progress progress;
    private long waited;

    /** @param mostSeconds how long may be waited in all */
    Waiting(long mostSeconds, Progress progress) {
        this.mostSeconds = mostSeconds;
        this.progress = progress;
    }

    /**
     * Waits.
     *
     * @throws UserException if that would be longer in all than is allowed; what was fetched is kept
     */
    void seconds(long seconds, String why) throws InterruptedIOException {
        synchronized (this) {
            waited += seconds;
            if (waited > mostSeconds) {
                throw new UserException(why + "; waiting " + seconds + " s more would be longer than --max-wait "
                        + mostSeconds + ": run the same command again later, it goes on from here");
            }
        }
        if (seconds >= TOLD_SECONDS) {
            progress.note(why + ": waiting " + seconds + " s");
        }
        try {
            Thread.sleep(seconds * SECOND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a server");
        }
    }
}
