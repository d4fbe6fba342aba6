package dev.stackyard.ingest.internal.files;

import java.io.IOException;
import java.io.InputStream;

/** Told of the entries of an archive, in the archive's order. Names are the bytes that the archive holds. */
interface ArchiveSink {

    /** A regular file, whose content must be read before the call returns. */
    void file(byte[] name, boolean executable, InputStream content) throws IOException;

    /** A symbolic link. */
    void symlink(byte[] name, byte[] target) throws IOException;

    /** A second name for an entry that came before. */
    void hardLink(byte[] name, byte[] target) throws IOException;

    /** A device or a pipe. */
    void special(byte[] name) throws IOException;

    /** A file whose content cannot be read, while those after it can. */
    void unreadable(byte[] name, boolean executable, String problem) throws IOException;
}
