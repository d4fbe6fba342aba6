package dev.stackyard.ingest.internal.bucket;

import org.jspecify.annotations.Nullable;

/**
 * One content that is wanted from a {@link ContentBucket}.
 *
 * @param about handed back with the content, such as the row that it is for
 * @param blobId SHA-1 of the raw bytes, 40 hex digits, which is the object's name; null if nothing is wanted and the request
 *     only keeps its place in the order
 * @param contentId git blob SHA-1 that the bytes must have too; null if none is known
 * @param length of the raw bytes as stated elsewhere; only a hint, for setting memory aside; negative if unknown
 */
public record Wanted<T>(
        T about, @Nullable String blobId, @Nullable String contentId, long length) {

    /** A request for nothing. */
    public static <T> Wanted<T> nothing(T about) {
        return new Wanted<>(about, null, null, 0);
    }
}
