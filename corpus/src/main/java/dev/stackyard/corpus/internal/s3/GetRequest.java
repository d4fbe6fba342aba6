package dev.stackyard.corpus.internal.s3;

import org.jspecify.annotations.Nullable;

/**
 * What to read.
 *
 * @param range value of the header, such as {@code bytes=0-99}; null for the whole object
 * @param etag the version that must still be there; null for whichever is
 */
record GetRequest(
        String key, @Nullable String range, @Nullable String etag) {

    static GetRequest whole(String key) {
        return new GetRequest(key, null, null);
    }

    /** @param end the first byte that is not wanted */
    static GetRequest range(String key, long start, long end, @Nullable String etag) {
        return new GetRequest(key, "bytes=" + start + "-" + (end - 1), etag);
    }

    /** The last bytes of an object, or all of it if there are fewer. */
    static GetRequest tail(String key, int length) {
        return new GetRequest(key, "bytes=-" + length, null);
    }

    GetRequest from(long start, String version) {
        return new GetRequest(key, "bytes=" + start + "-", version);
    }
}
