package dev.stackyard.corpus.index;

import dev.stackyard.corpus.BytesCursor;
import dev.stackyard.corpus.BytesSorter;
import dev.stackyard.corpus.Checksums;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.Storage;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Builds the index in two steps that both use all threads and a declared amount of memory. First everything that has an
 * identifier becomes a record of a sort, from the layers and from the shards. Then the sorted records become files, each for a
 * range of identifiers. What a file holds depends on the records alone.
 */
final class IndexBuilder {

    /** Shares of the memory; what is left is for reading layers and for the pages that are being written. */
    private static final int OBJECTS_SHARE = 2;

    private static final int NAMES_SHARE = 32;

    private final RunContext context;
    private final EntrySource entries;
    private final Storage storage;
    private final SegmentSource segments;
    private final String fingerprint;
    private final IndexShape shape;
    private final AtomicLong lostSegments = new AtomicLong();

    IndexBuilder(
            RunContext context, EntrySource entries, SegmentSource segments, String fingerprint, IndexShape shape) {
        this.context = context;
        this.entries = entries;
        this.storage = context.corpus().storage();
        this.segments = segments;
        this.fingerprint = fingerprint;
        this.shape = shape;
    }

    void build() throws IOException {
        List<PartId> parts = entries.parts();
        int partNumbers = parts.isEmpty() ? 0 : parts.get(parts.size() - 1).number() + 1;
        IndexCounts counts = new IndexCounts(partNumbers);
        long memory = context.memoryBytes();
        int threads = context.threads();
        try (BytesSorter objects = new BytesSorter(context.scratch("index-objects"), memory / OBJECTS_SHARE, threads);
                BytesSorter repositories =
                        new BytesSorter(context.scratch("index-repositories"), memory / NAMES_SHARE, threads);
                BytesSorter names = new BytesSorter(context.scratch("index-names"), memory / NAMES_SHARE, 1)) {
            scan(parts, objects, repositories, counts);
            scanShards(objects);
            RepositoriesWriter.writeRepositories(storage, fingerprint, repositories, names);
            RepositoriesWriter.writeNames(storage, fingerprint, names);
            SortedMap<Integer, IndexManifest.ObjectsFile> files = writeObjects(objects, counts);
            manifest(counts, List.copyOf(files.values())).write(storage);
        }
    }

    private void scan(List<PartId> parts, BytesSorter objects, BytesSorter repositories, IndexCounts counts)
            throws IOException {
        long rows = 0;
        for (PartId part : parts) {
            rows += entries.rowCount(part);
        }
        try (Progress.Task task = context.progress().begin("index", rows)) {
            context.forEach(parts, part -> {
                try (BytesSorter.Writer toObjects = objects.writer();
                        BytesSorter.Writer toRepositories = repositories.writer()) {
                    EntrySink sink = new EntrySink(part, toObjects, toRepositories, counts);
                    entries.scan(part, sink, task);
                    sink.finish();
                }
            });
        }
    }

    private void scanShards(BytesSorter objects) throws IOException {
        List<String> shards = segments.shards();
        List<Integer> numbers =
                java.util.stream.IntStream.range(0, shards.size()).boxed().toList();
        context.forEach(numbers, number -> {
            ObjectKey key = new ObjectKey();
            RecordBytes record = new RecordBytes();
            try (BytesSorter.Writer out = objects.writer()) {
                segments.forEach(shards.get(number), segment -> {
                    key.putContent(
                            record.clear(),
                            segment.swhid().core().hash(),
                            segment.swhid().origin(),
                            segment.swhid().anchor(),
                            segment.swhid().path(),
                            ObjectKey.SEGMENT);
                    record.putInt(number)
                            .putLong(segment.document())
                            .putLong(segment.firstToken())
                            .putLong(segment.tokenCount())
                            .addTo(out);
                });
            }
        });
    }

    private SortedMap<Integer, IndexManifest.ObjectsFile> writeObjects(BytesSorter objects, IndexCounts counts)
            throws IOException {
        long[] firstRepository = firstRepositories(counts);
        List<String> shards = segments.shards();
        SortedMap<Integer, IndexManifest.ObjectsFile> files = new TreeMap<>();
        List<IndexCounts.Range> ranges = counts.ranges(shape.fileRows());
        try (Progress.Task task = context.progress().begin("index files", 0)) {
            context.forEach(ranges, range -> {
                String name = IndexFiles.objects(range.number());
                long rows;
                try (BytesCursor cursor = objects.read(range.fromKey(), range.toKey())) {
                    ObjectsWriter writer =
                            new ObjectsWriter(storage, fingerprint, shape.cuts(), shards, firstRepository);
                    rows = writer.write(name, range, cursor, task);
                    lostSegments.addAndGet(writer.lostSegments());
                }
                Checksums.Checksum checksum = Checksums.sha256(storage, name);
                synchronized (files) {
                    files.put(
                            range.number(),
                            new IndexManifest.ObjectsFile(
                                    range.prefix(), name, rows, checksum.bytes(), checksum.sha256()));
                }
            });
        }
        removeOthers(ranges.size());
        return files;
    }

    /** Number of the first repository of each part. */
    private static long[] firstRepositories(IndexCounts counts) {
        long[] first = new long[counts.repositories.length()];
        long next = 0;
        for (int part = 0; part < first.length; part++) {
            first[part] = next;
            next += counts.repositories.get(part);
        }
        return first;
    }

    private void removeOthers(int files) throws IOException {
        Set<String> current = new HashSet<>();
        for (int i = 0; i < files; i++) {
            current.add(IndexFiles.objects(i));
        }
        for (String file : storage.list(IndexFiles.OBJECTS_DIRECTORY)) {
            String name = IndexFiles.OBJECTS_DIRECTORY + "/" + file;
            if (!current.contains(name)) {
                storage.delete(name);
            }
        }
    }

    private IndexManifest manifest(IndexCounts counts, List<IndexManifest.ObjectsFile> objects) throws IOException {
        return new IndexManifest(
                IndexManifest.FORMAT,
                IndexManifest.FORMAT_VERSION,
                fingerprint,
                objects.stream().mapToLong(IndexManifest.ObjectsFile::rows).sum(),
                counts.checkedTrees.get(),
                counts.uncheckedTrees.get(),
                lostSegments.get(),
                RepositoriesWriter.describe(storage, IndexFiles.REPOSITORIES),
                RepositoriesWriter.describe(storage, IndexFiles.NAMES),
                objects);
    }
}
