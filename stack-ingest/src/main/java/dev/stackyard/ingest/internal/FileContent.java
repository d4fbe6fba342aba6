package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.Stub;
import dev.stackyard.swhid.ObjectHash;
import org.jspecify.annotations.Nullable;

/** What a source found behind a path. */
public sealed interface FileContent {

    /** The bytes, all of them. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; the array is shared because copying contents costs
    record Whole(byte[] bytes) implements FileContent {}

    /**
     * A file that is too large to be kept.
     *
     * @param length in bytes
     * @param blobId SHA-1 of the bytes; null if they were not even read through
     */
    record TooLarge(long length, @Nullable ObjectHash blobId) implements FileContent {}

    /**
     * No bytes.
     *
     * @param stub {@link Stub#MISSING} or {@link Stub#SUBMODULE}
     * @param problem why, for the user; null where nothing is wrong
     */
    record Absent(Stub stub, @Nullable String problem) implements FileContent {}
}
