package dev.stackyard.ingest.internal.files;

import dev.stackyard.corpus.Stub;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.internal.DigestSink;
import dev.stackyard.ingest.internal.FileContent;
import dev.stackyard.ingest.internal.RejectedSourceException;
import dev.stackyard.ingest.internal.RowOrder;
import dev.stackyard.ingest.internal.SourceFile;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectHasher;
import dev.stackyard.swhid.ObjectType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of an archive, sorted out: names made harmless, of two entries with one name the later kept (as unpacking it
 * would), hard links resolved, a single top-level directory left out. Contents wait in a {@link Spool} until they are
 * wanted in row order, or are only hashed if there is none.
 */
final class UnpackedArchive implements ArchiveSink {

    /**
     * One file.
     *
     * @param place of its content in the spool; -1 if it is not there
     * @param length of the content in bytes
     * @param blobId SHA-1 of the content; null if it was not read
     */
    record Entry(
            FoundFile file,
            long place,
            long length,
            @Nullable ObjectHash blobId) {}

    private static final int BUFFER_BYTES = 64 << 10;

    private final IngestSettings settings;
    private final @Nullable Spool spool;
    private final Path scratch;
    private final ObjectHasher hasher = new ObjectHasher();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long seen;
    private long changed;
    private long repeated;
    private long nameless;

    /**
     * @param scratch directory for temporary files
     * @param spool takes the contents that are small enough to be kept; null to hash only
     */
    UnpackedArchive(IngestSettings settings, Path scratch, @Nullable Spool spool) {
        this.settings = settings;
        this.scratch = scratch;
        this.spool = spool;
    }

    @Override
    public void file(byte[] name, boolean executable, InputStream content) throws IOException {
        int mode = executable ? SourceFile.EXECUTABLE : SourceFile.FILE;
        byte[] start = content.readNBytes((int) settings.maxFileBytes());
        if (start.length < settings.maxFileBytes()) {
            whole(name, mode, start);
        } else {
            large(name, mode, start, content);
        }
    }

    @Override
    public void symlink(byte[] name, byte[] target) throws IOException {
        whole(name, SourceFile.SYMLINK, target);
    }

    private void whole(byte[] name, int mode, byte[] bytes) throws IOException {
        ObjectHash id = hasher.hash(ObjectType.CONTENT, bytes, 0, bytes.length);
        long place = spool == null ? -1 : spool.add(bytes, bytes.length);
        add(name, path -> new Entry(FoundFile.of(path, mode, id), place, bytes.length, null));
    }

    /** Git's id needs the length first, and streams do not tell it, so the content goes to disk once. */
    private void large(byte[] name, int mode, byte[] start, InputStream rest) throws IOException {
        try (Spool whole = Spool.in(scratch)) {
            whole.add(start, start.length);
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int n = rest.read(buffer); n >= 0; n = rest.read(buffer)) {
                whole.add(buffer, n);
            }
            DigestSink digest = new DigestSink(whole.length());
            whole.copyTo(digest);
            ObjectHash id = digest.contentId();
            ObjectHash blobId = digest.blobId();
            long length = whole.length();
            add(name, path -> new Entry(FoundFile.of(path, mode, id), -1, length, blobId));
        }
    }

    @Override
    public void hardLink(byte[] name, byte[] target) throws IOException {
        Entry linked = entries.get(key(ArchivePath.of(target).path()));
        if (linked == null) {
            unreadable(name, false, "is a hard link to something that did not come before it");
        } else {
            add(
                    name,
                    path -> new Entry(
                            new FoundFile(
                                    path,
                                    linked.file().mode(),
                                    linked.file().contentId(),
                                    linked.file().problem()),
                            linked.place(),
                            linked.length(),
                            linked.blobId()));
        }
    }

    @Override
    public void special(byte[] name) throws IOException {
        add(name, path -> new Entry(FoundFile.special(path, "is a device or a pipe"), -1, 0, null));
    }

    @Override
    public void unreadable(byte[] name, boolean executable, String problem) throws IOException {
        int mode = executable ? SourceFile.EXECUTABLE : SourceFile.FILE;
        add(name, path -> new Entry(FoundFile.unreadable(path, mode, problem), -1, 0, null));
    }

    @FunctionalInterface
    private interface EntryMaker {
        Entry at(byte[] path);
    }

    private void add(byte[] name, EntryMaker maker) throws IOException {
        if (++seen > settings.maxFiles()) {
            throw new RejectedSourceException("has more than " + settings.maxFiles() + " entries (setting max_files)");
        }
        ArchivePath path = ArchivePath.of(name);
        changed += path.changed() ? 1 : 0;
        if (path.path().length == 0) {
            nameless++;
            return;
        }
        repeated += entries.put(key(path.path()), maker.at(path.path())) == null ? 0 : 1;
    }

    private static String key(byte[] path) {
        return new String(path, StandardCharsets.ISO_8859_1);
    }

    /** All files in row order. */
    List<Entry> files() {
        List<Entry> files = new ArrayList<>(entries.values());
        int top = topDirectoryLength(files);
        if (top > 0) {
            files.replaceAll(
                    entry -> new Entry(below(entry.file(), top), entry.place(), entry.length(), entry.blobId()));
        }
        RowOrder.sort(files, entry -> entry.file().path());
        return files;
    }

    /** Bytes of the one directory that all files lie in, its slash included; 0 if there is none. */
    private static int topDirectoryLength(List<Entry> files) {
        int length = 0;
        byte[] first = files.isEmpty() ? new byte[0] : files.get(0).file().path();
        while (length < first.length && first[length] != '/') {
            length++;
        }
        int top = length + 1;
        boolean shared = files.stream()
                .map(entry -> entry.file().path())
                .allMatch(path ->
                        path.length > top && Arrays.equals(path, 0, top, first, 0, Math.min(top, first.length)));
        return shared ? top : 0;
    }

    private static FoundFile below(FoundFile file, int top) {
        byte[] path = Arrays.copyOfRange(file.path(), top, file.path().length);
        return new FoundFile(path, file.mode(), file.contentId(), file.problem());
    }

    /** What was found behind a path. */
    FileContent content(Entry entry) throws IOException {
        if (entry.place() >= 0 && spool != null) {
            return new FileContent.Whole(spool.read(entry.place(), (int) entry.length()));
        }
        return entry.blobId() != null
                ? new FileContent.TooLarge(entry.length(), entry.blobId())
                : new FileContent.Absent(Stub.MISSING, entry.file().problem());
    }

    /** What had to be done to names, for the user. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        note(notes, changed, "names held '..', a leading slash, a drive letter or a zero byte, which was taken off");
        note(notes, repeated, "names came twice: the later entry counts");
        note(notes, nameless, "entries have no name left and were passed over");
        return notes;
    }

    private static void note(List<String> notes, long count, String what) {
        if (count > 0) {
            notes.add(count + " " + what);
        }
    }
}
