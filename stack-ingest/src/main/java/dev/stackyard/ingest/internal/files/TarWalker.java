package dev.stackyard.ingest.internal.files;

import dev.stackyard.ingest.internal.RejectedSourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Walks a tar. It cannot be read on after damage, so a damaged one is rejected whole. */
final class TarWalker {

    private static final int OWNER_EXECUTES = 0100;

    private TarWalker() {}

    static void walk(InputStream tar, ArchiveLimits limits, ArchiveSink sink) throws IOException {
        // read as ISO-8859-1, every byte of a name becomes one character and can be told again
        try (TarArchiveInputStream in = new TarArchiveInputStream(limits.count(tar), "ISO-8859-1")) {
            for (TarArchiveEntry entry = next(in, limits); entry != null; entry = next(in, limits)) {
                visit(entry, in, sink);
            }
        }
    }

    private static @org.jspecify.annotations.Nullable TarArchiveEntry next(
            TarArchiveInputStream in, ArchiveLimits limits) throws IOException {
        limits.beginHeader();
        TarArchiveEntry entry = in.getNextEntry();
        limits.endHeader();
        return entry;
    }

    private static void visit(TarArchiveEntry entry, TarArchiveInputStream in, ArchiveSink sink) throws IOException {
        byte[] name = bytes(entry.getName());
        if (entry.isSymbolicLink()) {
            sink.symlink(name, bytes(entry.getLinkName()));
        } else if (entry.isLink()) {
            sink.hardLink(name, bytes(entry.getLinkName()));
        } else if (entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
            sink.special(name);
        } else if (!entry.isDirectory()) {
            if (!in.canReadEntryData(entry)) {
                throw new RejectedSourceException("has a sparse file in a form that cannot be read");
            }
            sink.file(name, (entry.getMode() & OWNER_EXECUTES) != 0, in);
        }
    }

    /**
     * The bytes of a name. Names in plain headers came through byte for byte; those in pax headers are UTF-8 by definition,
     * and were decoded as such whatever charset was asked for. A name that can only be the one or the other is taken so; if
     * its bytes are no UTF-8 it is taken as text from a pax header.
     */
    private static byte[] bytes(String name) {
        if (name.chars().allMatch(c -> c <= 0xFF)) {
            byte[] raw = name.getBytes(StandardCharsets.ISO_8859_1);
            if (dev.stackyard.corpus.TextDecoder.isUtf8(raw, 0, raw.length)) {
                return raw;
            }
        }
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
