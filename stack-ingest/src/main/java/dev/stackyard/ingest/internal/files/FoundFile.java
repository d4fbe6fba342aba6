package dev.stackyard.ingest.internal.files;

import dev.stackyard.swhid.ObjectHash;
import org.jspecify.annotations.Nullable;

/**
 * A file whose bytes have been hashed.
 *
 * @param path from the source's root, without a leading slash
 * @param contentId git's id; {@link ObjectHash#ZERO} if the bytes could not be read
 * @param problem why they could not; null if they could
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FoundFile(
        byte[] path,
        int mode,
        ObjectHash contentId,
        @Nullable String problem) {

    /** Mode of what git has no mode for: devices, pipes, sockets. */
    static final int SPECIAL = 0;

    static FoundFile of(byte[] path, int mode, ObjectHash contentId) {
        return new FoundFile(path, mode, contentId, null);
    }

    /** Something that is no file: it gets a row, and has no part in the tree, as git passes it over. */
    static FoundFile special(byte[] path, String problem) {
        return new FoundFile(path, SPECIAL, ObjectHash.ZERO, problem);
    }

    static FoundFile unreadable(byte[] path, int mode, String problem) {
        return new FoundFile(path, mode, ObjectHash.ZERO, problem);
    }
}
