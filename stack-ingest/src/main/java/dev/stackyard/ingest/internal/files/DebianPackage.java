package dev.stackyard.ingest.internal.files;

import dev.stackyard.ingest.internal.RejectedSourceException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;

/** The files of a Debian package (deb(5)): an ar archive, in which a member {@code data.tar}, packed or not, has them. */
final class DebianPackage {

    private static final String DATA = "data.tar";
    private static final int BUFFER_BYTES = 128 << 10;

    private DebianPackage() {}

    static void walk(Path file, ArchiveLimits limits, ArchiveSink sink) throws IOException {
        try (ArArchiveInputStream ar =
                new ArArchiveInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            for (ArArchiveEntry entry = ar.getNextEntry(); entry != null; entry = ar.getNextEntry()) {
                if (entry.getName().startsWith(DATA)) {
                    TarWalker.walk(ArchiveFormat.unpackTar(new BufferedInputStream(ar, BUFFER_BYTES)), limits, sink);
                    return;
                }
            }
        }
        throw new RejectedSourceException("is no Debian package: it has no member " + DATA);
    }
}
