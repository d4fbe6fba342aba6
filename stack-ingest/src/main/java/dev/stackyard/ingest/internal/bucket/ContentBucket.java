package dev.stackyard.ingest.internal.bucket;

import dev.stackyard.corpus.BulkReader;
import dev.stackyard.corpus.Storage;
import java.util.Iterator;

/**
 * A place with one gzip object for each content, named by the SHA-1 of the raw bytes: Software Heritage's {@code
 * s3://softwareheritage/content}, or a copy of some of it. Thread-safe.
 */
public final class ContentBucket {

    private final Storage storage;
    private final BulkReader.Limits limits;
    private final int maxFileBytes;

    /**
     * @param limits reads at a time, and bytes in memory, of each {@link #fetch}
     * @param maxFileBytes raw bytes that a content may have; a longer one is {@link Fetched.Outcome#TOO_LARGE}
     */
    public ContentBucket(Storage storage, BulkReader.Limits limits, int maxFileBytes) {
        this.storage = storage;
        this.limits = limits;
        this.maxFileBytes = maxFileBytes;
    }

    /** Fetches contents, many at a time; they come in the order in which they are wanted. */
    public <T> Contents<T> fetch(Iterator<Wanted<T>> wanted) {
        return new Contents<>(storage, limits, maxFileBytes, wanted);
    }
}
