package dev.stackyard.ingest.internal.files;

import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.internal.FileSink;
import dev.stackyard.ingest.internal.RejectedSourceException;
import dev.stackyard.ingest.internal.RepositoryState;
import dev.stackyard.ingest.internal.SourceFile;
import dev.stackyard.ingest.internal.SourceReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * An archive, read twice: to know its tree, and to make rows of it. Nothing is ever unpacked under a name that the archive
 * chose.
 */
public final class ArchiveReader implements SourceReader {

    private final Path file;
    private final IngestSettings settings;
    private final Path scratch;

    /** @param scratch directory for temporary files */
    public ArchiveReader(Path file, IngestSettings settings, Path scratch) {
        this.file = file;
        this.settings = settings;
        this.scratch = scratch;
    }

    /** The ending of an archive's file name that is no part of a repository's name; empty if there is none. */
    public static String ending(String fileName) {
        return ArchiveFormat.ending(fileName);
    }

    @Override
    public RepositoryState survey() throws IOException {
        UnpackedArchive archive = new UnpackedArchive(settings, scratch, null);
        walk(archive);
        List<UnpackedArchive.Entry> files = archive.files();
        long bytes = files.stream()
                .filter(entry -> entry.blobId() == null)
                .mapToLong(UnpackedArchive.Entry::length)
                .sum();
        return RepositoryState.ofFiles(TreeHash.of(found(files)).orElse(null), files.size(), bytes, archive.notes());
    }

    @Override
    public void read(RepositoryState planned, FileSink sink) throws IOException {
        try (Spool spool = Spool.in(scratch)) {
            UnpackedArchive archive = new UnpackedArchive(settings, scratch, spool);
            walk(archive);
            List<UnpackedArchive.Entry> files = archive.files();
            if (!Objects.equals(TreeHash.of(found(files)).orElse(null), planned.directory())
                    || files.size() != planned.rows()) {
                throw new RejectedSourceException("changed since it was planned");
            }
            for (UnpackedArchive.Entry entry : files) {
                FoundFile found = entry.file();
                sink.accept(new SourceFile(found.path(), found.mode(), found.contentId(), archive.content(entry)));
            }
        }
    }

    private static List<FoundFile> found(List<UnpackedArchive.Entry> files) {
        return files.stream().map(UnpackedArchive.Entry::file).toList();
    }

    /** Malformed archives make the decoders fail in many ways, the stack and the arithmetic included. */
    private void walk(ArchiveSink sink) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new RejectedSourceException(Files.exists(file) ? "is no file" : "does not exist");
        }
        ArchiveFormat format = ArchiveFormat.detect(file);
        ArchiveLimits limits =
                new ArchiveLimits(Files.size(file), settings.archiveMaxBytes(), settings.archiveMaxRatio());
        try {
            walk(format, limits, sink);
        } catch (RejectedSourceException | Spool.SpoolException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new RejectedSourceException("is damaged: " + e, e);
        }
    }

    private void walk(ArchiveFormat format, ArchiveLimits limits, ArchiveSink sink) throws IOException {
        if (format.isZip()) {
            ZipWalker.walk(file, limits, sink);
        } else if (format == ArchiveFormat.SEVEN_ZIP) {
            SevenZipWalker.walk(file, limits, sink);
        } else if (format == ArchiveFormat.DEBIAN_PACKAGE) {
            DebianPackage.walk(file, limits, sink);
        } else {
            try (InputStream tar = format.openTar(file)) {
                ArchiveFormat.requireTar(tar, "is a packed file that holds no tar");
                TarWalker.walk(tar, limits, sink);
            }
        }
    }

    @Override
    public void close() {
        // every file is closed as soon as it is read
    }
}
