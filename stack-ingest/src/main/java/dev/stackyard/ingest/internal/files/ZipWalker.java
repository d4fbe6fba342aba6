package dev.stackyard.ingest.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Walks a zip by its central directory. A damaged or encrypted entry costs that entry only. */
final class ZipWalker {

    /** No path is longer; a link that is has something else in mind. */
    private static final int LONGEST_TARGET = 64 << 10;

    private static final int OWNER_EXECUTES = 0100;

    private ZipWalker() {}

    static void walk(Path file, ArchiveLimits limits, ArchiveSink sink) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (!entry.isDirectory()) {
                    visit(zip, entry, limits, sink);
                }
            }
        }
    }

    private static void visit(ZipFile zip, ZipArchiveEntry entry, ArchiveLimits limits, ArchiveSink sink)
            throws IOException {
        byte[] name = bytes(entry);
        boolean executable = (entry.getUnixMode() & OWNER_EXECUTES) != 0;
        if (!zip.canReadEntryData(entry)) {
            sink.unreadable(name, executable, "is encrypted, or packed in a way that cannot be read");
            return;
        }
        try (InputStream in = limits.count(new Checked(zip.getInputStream(entry), entry))) {
            if (entry.isUnixSymlink()) {
                sink.symlink(name, in.readNBytes(LONGEST_TARGET));
            } else {
                sink.file(name, executable, in);
            }
        } catch (DamagedEntryException | java.io.EOFException | java.util.zip.ZipException e) {
            sink.unreadable(name, executable, "is damaged: " + e.getMessage());
        }
    }

    /** Central directories of old DOS tools have backslashes. */
    private static byte[] bytes(ZipArchiveEntry entry) {
        boolean named = entry.getGeneralPurposeBit().usesUTF8ForNames()
                || entry.getNameSource() == ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD;
        byte[] raw = entry.getRawName();
        if (named || raw == null) {
            return entry.getName().getBytes(StandardCharsets.UTF_8);
        }
        String latin = new String(raw, StandardCharsets.ISO_8859_1);
        boolean dos = entry.getPlatform() == ZipArchiveEntry.PLATFORM_FAT && latin.indexOf('/') < 0;
        return (dos ? latin.replace('\\', '/') : latin).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static final class DamagedEntryException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedEntryException(String message) {
            super(message);
        }
    }

    /** Compares an entry's CRC-32 and size at its end, which random access to zips does not do by itself. */
    private static final class Checked extends CheckedInputStream {

        private final ZipArchiveEntry entry;
        private long read;

        Checked(InputStream in, ZipArchiveEntry entry) {
            super(in, new CRC32());
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            read += Math.max(n, 0);
            if (n < 0 && (getChecksum().getValue() != entry.getCrc() || read != entry.getSize())) {
                throw new DamagedEntryException("its bytes do not have the CRC-32 or size that is stated");
            }
            return n;
        }
    }
}
