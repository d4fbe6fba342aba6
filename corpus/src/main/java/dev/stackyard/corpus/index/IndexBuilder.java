package dev.stackyard.corpus.index;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.Tasks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds the index in two steps that both use all threads, or a cluster. First everything that has an identifier becomes a
 * record, from the layers and from the shards. Then the sorted records become files, each for a range of identifiers. What a
 * file holds depends on the records alone.
 */
final class IndexBuilder {

    private final Flow flow;
    private final Corpus corpus;
    private final EntrySource entries;
    private final Storage storage;
    private final SegmentSource.Opener shards;
    private final String fingerprint;
    private final IndexShape shape;

    IndexBuilder(
            RunContext context,
            EntrySource entries,
            SegmentSource.Opener shards,
            String fingerprint,
            IndexShape shape) {
        this.flow = context.flow();
        this.corpus = context.corpus();
        this.entries = entries;
        this.storage = context.corpus().storage();
        this.shards = shards;
        this.fingerprint = fingerprint;
        this.shape = shape;
    }

    void build() throws IOException {
        List<String> shardNames = shards.open(storage).shards();
        List<Table> scanned = scan();
        try (Table ofRows = scanned.get(0);
                Table repositories = scanned.get(1);
                Table counted = scanned.get(2);
                Table ofShards = flow.run(
                                Job.of("", Tasks.numbers(shardNames.size())).writing(IndexSteps.OBJECTS),
                                new IndexSteps.ScanShard(shards))
                        .get(0)) {
            IndexCounts counts = IndexCounts.sum(counted);
            writeRepositories(repositories);
            writeObjects(ofRows, ofShards, shardNames, counts);
        }
    }

    private List<Table> scan() throws IOException {
        List<PartId> parts = entries.parts(corpus);
        long rows = 0;
        for (PartId part : parts) {
            rows += entries.rowCount(corpus, part);
        }
        Job job = Job.of("index", Tasks.parts(parts))
                .rows(rows)
                .writing(IndexSteps.OBJECTS, IndexSteps.REPOSITORIES, IndexCounts.SHAPE);
        return flow.run(job, new IndexSteps.Scan(entries));
    }

    private void writeRepositories(Table repositories) throws IOException {
        Job write = Job.of("", Tasks.one()).reading(repositories).writing(IndexSteps.NAMES);
        try (Table names =
                flow.run(write, new IndexSteps.WriteRepositories(fingerprint)).get(0)) {
            flow.run(Job.of("", Tasks.one()).reading(names), new IndexSteps.WriteNames(fingerprint));
        }
    }

    private void writeObjects(Table ofRows, Table ofShards, List<String> shardNames, IndexCounts counts)
            throws IOException {
        List<IndexCounts.Range> ranges = counts.ranges(shape.fileRows());
        List<byte[]> cuts = ranges.stream().skip(1).map(IndexCounts.Range::key).toList();
        Job job = Job.of("index files", Tasks.cuts(cuts))
                .reading(ofRows, ofShards)
                .writing(IndexSteps.FILES);
        try (Table files = flow.run(
                        job,
                        new IndexSteps.WriteObjects(fingerprint, shape, ranges, shardNames, counts.firstRepositories()))
                .get(0)) {
            removeOthers(ranges.size());
            writeManifest(files, ranges, counts);
        }
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

    private void writeManifest(Table files, List<IndexCounts.Range> ranges, IndexCounts counts) throws IOException {
        List<IndexManifest.ObjectsFile> objects = new ArrayList<>();
        long lostSegments = 0;
        try (TableCursor cursor = files.read()) {
            while (cursor.next()) {
                int number = cursor.getInt(0);
                lostSegments += cursor.getLong(12);
                objects.add(new IndexManifest.ObjectsFile(
                        ranges.get(number).prefix(),
                        IndexFiles.objects(number),
                        cursor.getLong(4),
                        cursor.getLong(20),
                        new String(cursor.copyFrom(28), StandardCharsets.US_ASCII)));
            }
        }
        new IndexManifest(
                        IndexManifest.FORMAT,
                        IndexManifest.FORMAT_VERSION,
                        fingerprint,
                        objects.stream()
                                .mapToLong(IndexManifest.ObjectsFile::rows)
                                .sum(),
                        counts.checkedTrees(),
                        counts.uncheckedTrees(),
                        lostSegments,
                        RepositoriesWriter.describe(storage, IndexFiles.REPOSITORIES),
                        RepositoriesWriter.describe(storage, IndexFiles.NAMES),
                        objects)
                .write(storage);
    }
}
