package dev.stackyard.ingest.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;

/** Walks a 7z archive. Its entries are packed together, so that a damaged one is rejected whole. */
final class SevenZipWalker {

    private static final int MEMORY_KIB = 256 << 10;
    private static final int LONGEST_TARGET = 64 << 10;
    /** Set by Unix tools: the upper half of the attributes is a Unix mode. */
    private static final int HAS_UNIX_MODE = 0x8000;

    private static final int TYPE = 0170000;
    private static final int SYMLINK = 0120000;
    private static final int OWNER_EXECUTES = 0100;

    private SevenZipWalker() {}

    static void walk(Path file, ArchiveLimits limits, ArchiveSink sink) throws IOException {
        try (SevenZFile archive = SevenZFile.builder()
                .setPath(file)
                .setMaxMemoryLimitKiB(MEMORY_KIB)
                .get()) {
            for (SevenZArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (!entry.isDirectory() && !entry.isAntiItem()) {
                    visit(archive, entry, limits, sink);
                }
            }
        }
    }

    private static void visit(SevenZFile archive, SevenZArchiveEntry entry, ArchiveLimits limits, ArchiveSink sink)
            throws IOException {
        byte[] name = String.valueOf(entry.getName()).getBytes(StandardCharsets.UTF_8);
        int attributes = entry.getHasWindowsAttributes() ? entry.getWindowsAttributes() : 0;
        int mode = (attributes & HAS_UNIX_MODE) == 0 ? 0 : attributes >>> 16;
        InputStream in = limits.count(archive.getInputStream(entry));
        if ((mode & TYPE) == SYMLINK) {
            sink.symlink(name, in.readNBytes(LONGEST_TARGET));
        } else {
            sink.file(name, (mode & OWNER_EXECUTES) != 0, in);
        }
    }
}
