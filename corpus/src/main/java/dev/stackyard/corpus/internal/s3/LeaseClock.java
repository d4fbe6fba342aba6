package dev.stackyard.corpus.internal.s3;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** The two clocks that a lease goes by: the server's for what others wrote, this machine's for what we did. Thread-safe. */
interface LeaseClock {

    /** The clocks that there are. */
    LeaseClock REAL = new LeaseClock() {
        @Override
        public @Nullable Duration age(HeadObjectResponse object) {
            String date = object.sdkHttpResponse().firstMatchingHeader("Date").orElse("");
            try {
                Instant now = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                return Duration.between(object.lastModified(), now);
            } catch (DateTimeParseException e) {
                return null;
            }
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }
    };

    /**
     * How long ago an object was written, by the clock of the server that answered: Last-Modified against Date.
     *
     * @return null if the server does not say what time it is
     */
    @Nullable
    Duration age(HeadObjectResponse object);

    /** Nanoseconds of a clock that never jumps, from no particular moment on. */
    long nanoTime();
}
