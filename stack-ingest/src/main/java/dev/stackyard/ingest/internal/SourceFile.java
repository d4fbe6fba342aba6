package dev.stackyard.ingest.internal;

import dev.stackyard.swhid.ObjectHash;

/**
 * One file of a source, on its way to becoming a row.
 *
 * @param path from the source's root, without a leading slash; bytes as they are stored
 * @param mode git's file mode, such as octal 100644
 * @param contentId git's id of the content; of a submodule, its commit
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SourceFile(byte[] path, int mode, ObjectHash contentId, FileContent content) {

    /** The bits of a mode that tell files, links, directories and submodules apart. */
    public static final int TYPE = 0170000;

    public static final int DIRECTORY = 0040000;
    public static final int REGULAR = 0100000;
    public static final int SYMLINK = 0120000;
    public static final int SUBMODULE = 0160000;

    /** Mode of a regular file. */
    public static final int FILE = 0100644;
    /** Mode of an executable file. */
    public static final int EXECUTABLE = 0100755;
}
