package dev.stackyard.ingest.internal.git;

import dev.stackyard.corpus.Stub;
import dev.stackyard.ingest.internal.FileContent;
import dev.stackyard.ingest.internal.FileSink;
import dev.stackyard.ingest.internal.SourceFile;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the contents of files that are in row order, in the order in which the packs hold them.
 *
 * <p>Row order jumps about in a pack, and so asks for the bases of deltas when they have long left the cache. So files are
 * taken in windows, as many as have {@link #WINDOW_BYTES} together; a window's contents are read in the order of their
 * places, each only once, and then handed over in row order.
 */
final class BlobWindows {

    /** Contents held at a time: enough for neighbours in the pack to meet, and small beside the heap of one thread. */
    private static final long WINDOW_BYTES = 24L << 20;

    private static final int WINDOW_FILES = 1 << 16;

    private final ObjectStore store;
    private final long maxFileBytes;
    private final long maxHashedBytes;
    private final FileSink sink;
    private final List<TreeFile> files = new ArrayList<>();
    private final Map<ObjectHash, ObjectStore.Place> places = new HashMap<>();
    private long windowBytes;

    /**
     * @param maxFileBytes contents must be shorter to be kept
     * @param maxHashedBytes contents that are longer are not even read through
     */
    BlobWindows(ObjectStore store, long maxFileBytes, long maxHashedBytes, FileSink sink) {
        this.store = store;
        this.maxFileBytes = maxFileBytes;
        this.maxHashedBytes = maxHashedBytes;
        this.sink = sink;
    }

    /** Whether an entry has a content of its own: directories that were not entered and submodules have none. */
    static boolean hasContent(TreeFile file) {
        int type = file.mode() & SourceFile.TYPE;
        return type == SourceFile.REGULAR || type == SourceFile.SYMLINK;
    }

    /** Hands over all files. */
    void read(List<TreeFile> all) throws IOException {
        BlobPlaces found = BlobPlaces.find(all, store);
        for (int i = 0; i < all.size(); i++) {
            add(all.get(i), found, i);
        }
        flush();
    }

    private void add(TreeFile file, BlobPlaces found, int number) throws IOException {
        files.add(file);
        if (hasContent(file) && !places.containsKey(file.id())) {
            ObjectStore.Place place = found.of(number);
            places.put(file.id(), place);
            windowBytes += isKept(place) ? Math.max(0, place.size()) : 0;
        }
        if (windowBytes >= WINDOW_BYTES || files.size() == WINDOW_FILES) {
            flush();
        }
    }

    private boolean isKept(ObjectStore.Place place) {
        return place.size() < maxFileBytes;
    }

    private void flush() throws IOException {
        Map<ObjectHash, FileContent> contents = read();
        for (TreeFile file : files) {
            FileContent content = contents.get(file.id());
            sink.accept(new SourceFile(
                    file.path(),
                    file.mode(),
                    file.id(),
                    content == null || !hasContent(file) ? absent(file) : content));
        }
        files.clear();
        places.clear();
        windowBytes = 0;
    }

    private Map<ObjectHash, FileContent> read() throws IOException {
        List<Map.Entry<ObjectHash, ObjectStore.Place>> order = new ArrayList<>(places.entrySet());
        order.sort(
                Map.Entry.<ObjectHash, ObjectStore.Place>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
        Map<ObjectHash, FileContent> contents = new HashMap<>(2 * order.size());
        for (Map.Entry<ObjectHash, ObjectStore.Place> next : order) {
            contents.put(next.getKey(), read(next.getKey(), next.getValue()));
        }
        return contents;
    }

    private FileContent read(ObjectHash id, ObjectStore.Place place) throws IOException {
        try {
            if (isKept(place)) {
                return new FileContent.Whole(store.read(id, ObjectType.CONTENT, place));
            }
            boolean hashed = place.size() <= maxHashedBytes;
            return new FileContent.TooLarge(place.size(), hashed ? store.digest(id) : null);
        } catch (ObjectUnreadableException e) {
            return new FileContent.Absent(Stub.MISSING, e.getMessage());
        }
    }

    private static FileContent absent(TreeFile file) {
        int type = file.mode() & SourceFile.TYPE;
        if (type == SourceFile.SUBMODULE) {
            return new FileContent.Absent(Stub.SUBMODULE, null);
        }
        String problem = file.problem();
        return new FileContent.Absent(Stub.MISSING, problem == null ? "has a mode that git does not know" : problem);
    }
}
