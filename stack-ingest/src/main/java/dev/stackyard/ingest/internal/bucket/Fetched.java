package dev.stackyard.ingest.internal.bucket;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link ContentBucket} has for one request.
 *
 * @param bytes the raw bytes, whose hashes were checked; the caller's own; null unless {@link Outcome#CONTENT}
 * @param problem in half a sentence, such as {@code is not in s3://bucket/content/94a9…}; null unless something is wrong
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Fetched<T>(
        T about,
        Outcome outcome,
        byte @Nullable [] bytes,
        @Nullable String problem) {

    /** What became of a request. */
    public enum Outcome {
        /** The bytes are there and are the right ones. */
        CONTENT,
        /** Nothing was asked for. */
        NOTHING,
        /** The bucket has no such object. */
        MISSING,
        /** There is an object, but its bytes are not the ones asked for, however often they are read. */
        CORRUPT,
        /** There are more bytes than the limit allows. */
        TOO_LARGE
    }
}
