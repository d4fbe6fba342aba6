package dev.stackyard.ingest.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Commits may state any number of seconds; these are the ones that are taken for times. */
public final class SaneTime {

    /** The years that every reader of a Parquet timestamp can print. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private SaneTime() {}

    /** The time, unless it is null or nobody could print it. */
    public static @Nullable Instant orNull(@Nullable Instant time) {
        return time == null || time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
    }
}
