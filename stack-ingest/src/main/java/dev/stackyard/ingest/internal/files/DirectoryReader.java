package dev.stackyard.ingest.internal.files;

import dev.stackyard.corpus.Stub;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.internal.DigestSink;
import dev.stackyard.ingest.internal.FileContent;
import dev.stackyard.ingest.internal.FileSink;
import dev.stackyard.ingest.internal.RawNames;
import dev.stackyard.ingest.internal.RejectedSourceException;
import dev.stackyard.ingest.internal.RepositoryState;
import dev.stackyard.ingest.internal.RowOrder;
import dev.stackyard.ingest.internal.SourceFile;
import dev.stackyard.ingest.internal.SourceReader;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectHasher;
import dev.stackyard.swhid.ObjectType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A directory of files, read twice: to know its tree, and to make rows of it. */
public final class DirectoryReader implements SourceReader {

    private static final int BUFFER_BYTES = 64 << 10;

    private final Path root;
    private final @Nullable Path excluded;
    private final IngestSettings settings;
    private final ObjectHasher hasher = new ObjectHasher();

    /** @param excluded a directory that is not entered: the corpus, should it lie inside; null for none */
    public DirectoryReader(Path root, @Nullable Path excluded, IngestSettings settings) {
        this.root = root;
        this.excluded = excluded;
        this.settings = settings;
    }

    /** A file and what was found in it. */
    private record Read(FoundFile file, FileContent content) {}

    @Override
    public RepositoryState survey() throws IOException {
        List<FoundFile> found = new ArrayList<>();
        long bytes = 0;
        for (ListedFile file : list()) {
            Read read = read(file);
            found.add(read.file());
            bytes += read.content() instanceof FileContent.Whole whole ? whole.bytes().length : 0;
        }
        return RepositoryState.ofFiles(TreeHash.of(found).orElse(null), found.size(), bytes, List.of());
    }

    @Override
    public void read(RepositoryState planned, FileSink sink) throws IOException {
        List<FoundFile> found = new ArrayList<>();
        for (ListedFile file : list()) {
            Read read = read(file);
            found.add(read.file());
            sink.accept(new SourceFile(
                    read.file().path(), read.file().mode(), read.file().contentId(), read.content()));
        }
        if (!Objects.equals(TreeHash.of(found).orElse(null), planned.directory()) || found.size() != planned.rows()) {
            throw new RejectedSourceException("changed while it was being read");
        }
    }

    private List<ListedFile> list() throws IOException {
        List<ListedFile> files = DirectoryLister.list(root, excluded, settings.maxFiles(), settings.maxTreeDepth());
        RowOrder.sort(files, ListedFile::path);
        return files;
    }

    private Read read(ListedFile file) {
        try {
            return switch (file.kind()) {
                case REGULAR -> readRegular(file);
                case SYMLINK -> readLink(file);
                case SPECIAL -> absent(FoundFile.special(file.path(), "is no regular file"));
                case TOO_DEEP ->
                    absent(FoundFile.unreadable(
                            file.path(),
                            SourceFile.DIRECTORY,
                            "is nested deeper than " + settings.maxTreeDepth() + " levels"));
                case UNREADABLE -> absent(FoundFile.unreadable(file.path(), SourceFile.DIRECTORY, "cannot be entered"));
            };
        } catch (IOException e) {
            return absent(FoundFile.unreadable(file.path(), file.mode(), "cannot be read: " + e));
        }
    }

    private static Read absent(FoundFile file) {
        return new Read(file, new FileContent.Absent(Stub.MISSING, file.problem()));
    }

    private Read readRegular(ListedFile file) throws IOException {
        try (InputStream in = Files.newInputStream(file.file(), LinkOption.NOFOLLOW_LINKS)) {
            byte[] start = in.readNBytes((int) settings.maxFileBytes());
            if (start.length < settings.maxFileBytes()) {
                return whole(file, start);
            }
        }
        long length = Files.size(file.file());
        if (length > settings.maxHashedBytes()) {
            FileContent large = new FileContent.TooLarge(length, null);
            return new Read(
                    FoundFile.unreadable(file.path(), file.mode(), "has more bytes than max_hashed_bytes"), large);
        }
        DigestSink sink = new DigestSink(length);
        try (InputStream in = Files.newInputStream(file.file(), LinkOption.NOFOLLOW_LINKS)) {
            copy(in, length, sink);
        }
        FoundFile found = FoundFile.of(file.path(), file.mode(), sink.contentId());
        return new Read(found, new FileContent.TooLarge(length, sink.blobId()));
    }

    private static void copy(InputStream in, long length, DigestSink sink) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long missing = length;
        while (missing > 0) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, missing));
            if (n < 0) {
                throw new IOException("the file shrank while it was being read");
            }
            sink.write(buffer, 0, n);
            missing -= n;
        }
    }

    private Read readLink(ListedFile file) throws IOException {
        return whole(file, RawNames.ofLinkTarget(Files.readSymbolicLink(file.file())));
    }

    private Read whole(ListedFile file, byte[] bytes) {
        ObjectHash id = hasher.hash(ObjectType.CONTENT, bytes, 0, bytes.length);
        return new Read(FoundFile.of(file.path(), file.mode(), id), new FileContent.Whole(bytes));
    }

    @Override
    public void close() {
        // every file is closed as soon as it is read
    }
}
