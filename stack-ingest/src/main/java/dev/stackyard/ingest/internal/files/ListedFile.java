package dev.stackyard.ingest.internal.files;

import dev.stackyard.ingest.internal.SourceFile;
import java.nio.file.Path;

/**
 * A file that was seen in a directory and not read yet.
 *
 * @param path from the source's root, without a leading slash
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ListedFile(byte[] path, Path file, Kind kind, boolean executable) {

    enum Kind {
        REGULAR,
        SYMLINK,
        /** A device, a pipe, a socket. */
        SPECIAL,
        /** A directory that lies deeper than the limit. */
        TOO_DEEP,
        /** A directory that may not be entered. */
        UNREADABLE
    }

    /** The mode that git would record. */
    int mode() {
        return kind == Kind.SYMLINK ? SourceFile.SYMLINK : executable ? SourceFile.EXECUTABLE : SourceFile.FILE;
    }
}
