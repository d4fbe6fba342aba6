package dev.stackyard.corpus.index;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.internal.PagedLayerReader;
import dev.stackyard.corpus.internal.PagedLayerReader.KeyRange;
import dev.stackyard.swhid.Swhid;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Answers where SWHIDs are, from the index that {@link IndexStage} wrote. Files that were opened stay open for the next
 * question. Many identifiers are found in one pass over the index. Not thread-safe.
 *
 * <p>An answer is never stale: {@link #openIfCurrent} gives an index only if it is of the layers and shards that the corpus
 * has now, and whatever changes one of them calls {@link #invalidate} first.
 */
public final class ProvenanceIndex implements Closeable {

    /** The order of the index: of the identifiers' text. */
    public static final Comparator<Swhid> ORDER =
            Comparator.comparing((Swhid swhid) -> swhid.type().tag()).thenComparing(Swhid::hash);

    /** Files of objects that are open at a time. */
    private static final int MAX_OPEN = 64;

    /** Hears of places. */
    @FunctionalInterface
    public interface PlaceVisitor {
        void place(Place place) throws IOException;
    }

    private final Storage storage;
    private final IndexManifest manifest;
    private final Map<String, PagedLayerReader> open = new LinkedHashMap<>();

    private ProvenanceIndex(Storage storage, IndexManifest manifest) {
        this.storage = storage;
        this.manifest = manifest;
    }

    /**
     * The index of a corpus; empty if it has none, or one of layers or shards that have changed since.
     *
     * <p>Reads {@code corpus.json} and lists directories, but opens no layer.
     */
    public static Optional<ProvenanceIndex> openIfCurrent(Corpus corpus, SegmentSource segments) throws IOException {
        Optional<IndexManifest> manifest = IndexManifest.find(corpus.storage());
        if (manifest.isEmpty()
                || !IndexFingerprint.ofJournal(corpus, segments)
                        .equals(Optional.of(manifest.get().fingerprint()))) {
            return Optional.empty();
        }
        return Optional.of(new ProvenanceIndex(corpus.storage(), manifest.get()));
    }

    /**
     * Makes the index count as stale. To be called before a layer file or shard changes, so that nobody who comes between is
     * told what is no longer so.
     */
    public static void invalidate(Storage storage) throws IOException {
        storage.delete(IndexFiles.MANIFEST);
    }

    /** Deletes all of the index: for a removal, after which no trace may stay. The next {@link IndexStage} builds it anew. */
    public static void delete(Storage storage) throws IOException {
        IndexFiles.deleteAll(storage);
    }

    /** Rows of the index. */
    public long rowCount() {
        return manifest.rows();
    }

    /** Repositories of the corpus, each revision by itself. */
    public long repositoryCount() {
        return manifest.repositories().rows();
    }

    /** Repositories of which every directory is in the index: their files make up the root that they state. */
    public long checkedTrees() {
        return manifest.checkedTrees();
    }

    /** Repositories that state a root which their rows do not make up; of these only the root is in the index. */
    public long uncheckedTrees() {
        return manifest.uncheckedTrees();
    }

    /** Rows for tokens in the shards whose file the layers have no more. */
    public long lostSegments() {
        return manifest.lostSegments();
    }

    /**
     * Finds places of identifiers.
     *
     * @param swhids ascending by {@link #ORDER}, without repetition
     * @param visitor hears of the places in the order of the identifiers
     */
    public void find(List<Swhid> swhids, PlaceVisitor visitor) throws IOException {
        int next = 0;
        List<IndexManifest.ObjectsFile> files = manifest.objects();
        for (int i = 0; i < files.size() && next < swhids.size(); i++) {
            String end = i + 1 < files.size() ? files.get(i + 1).from() : "\u007f";
            List<KeyRange> ranges = new ArrayList<>();
            for (; next < swhids.size() && swhids.get(next).toString().compareTo(end) < 0; next++) {
                ranges.add(KeyRange.of(ascii(swhids.get(next).toString())));
            }
            if (!ranges.isEmpty()) {
                reader(files.get(i).file(), ObjectsLayer.SCHEMA)
                        .find(ranges, values -> visitor.place(ObjectsWriter.place(values)));
            }
        }
    }

    /** The places of one identifier. */
    public List<Place> find(Swhid swhid) throws IOException {
        List<Place> places = new ArrayList<>();
        find(List.of(swhid), places::add);
        return places;
    }

    /** Repositories by their numbers. */
    public SortedMap<Long, Repository> repositories(Collection<Long> numbers) throws IOException {
        long[] sorted = numbers.stream().mapToLong(n -> n).sorted().distinct().toArray();
        SortedMap<Long, Repository> found = new TreeMap<>();
        reader(IndexFiles.REPOSITORIES, RepositoriesLayer.SCHEMA).read(sorted, values -> {
            Repository repository = RepositoriesWriter.repository(values);
            found.put(repository.number(), repository);
        });
        return found;
    }

    /** Numbers of the repositories of exactly this name, ascending. */
    public List<Long> named(String name) throws IOException {
        return numbers(KeyRange.of(name.getBytes(StandardCharsets.UTF_8)), false);
    }

    /** Numbers of the repositories whose URL begins so, in the order of their URLs. */
    public List<Long> withUrlPrefix(String prefix) throws IOException {
        return numbers(KeyRange.startingWith(prefix.getBytes(StandardCharsets.UTF_8)), true);
    }

    private List<Long> numbers(KeyRange range, boolean urls) throws IOException {
        List<Long> numbers = new ArrayList<>();
        reader(IndexFiles.NAMES, NamesLayer.SCHEMA).find(List.of(range), values -> {
            Values row = new Values(NamesLayer.SCHEMA, values);
            if (row.get(NamesLayer.IS_URL) == urls) {
                numbers.add(row.get(NamesLayer.REPOSITORY));
            }
        });
        return numbers;
    }

    private PagedLayerReader reader(String file, dev.stackyard.corpus.LayerSchema schema) throws IOException {
        PagedLayerReader known = open.get(file);
        if (known == null) {
            if (open.size() >= MAX_OPEN) {
                String oldest = open.keySet().iterator().next();
                open.remove(oldest).close();
            }
            known = PagedLayerReader.open(storage, file, schema);
            open.put(file, known);
        }
        return known;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        for (PagedLayerReader reader : open.values()) {
            reader.close();
        }
        open.clear();
    }
}
