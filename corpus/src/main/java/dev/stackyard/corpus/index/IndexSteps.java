package dev.stackyard.corpus.index;

import dev.stackyard.corpus.Checksums;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What tasks do when the index is built. */
final class IndexSteps {

    static final TableShape OBJECTS = TableShape.variable("index-objects");
    static final TableShape REPOSITORIES = TableShape.variable("index-repositories");
    static final TableShape NAMES = TableShape.variable("index-names");
    /** Number of the file (4 bytes), rows, those for tokens without a file, bytes (8 each), SHA-256 in hex. */
    static final TableShape FILES = TableShape.variable("index-files");

    private IndexSteps() {}

    /** A part's rows become records of objects and repositories, and are counted. */
    record Scan(EntrySource entries) implements Step {

        @Override
        public void run(FlowTask task) throws IOException {
            IndexCounts counts = new IndexCounts();
            EntrySink sink = new EntrySink(task.part(), task.output(0), task.output(1), counts);
            entries.scan(task.corpus(), task.part(), sink, task::advance);
            sink.finish();
            counts.writeTo(task.output(2));
        }
    }

    /** A shard's segments become records of objects. */
    record ScanShard(SegmentSource.Opener shards) implements Step {

        @Override
        public void run(FlowTask task) throws IOException {
            SegmentSource segments = shards.open(task.corpus().storage());
            ObjectKey key = new ObjectKey();
            RecordBytes record = new RecordBytes();
            RecordOutput out = task.output(0);
            segments.forEach(segments.shards().get(task.number()), segment -> {
                key.putContent(
                        record.clear(),
                        segment.swhid().core().hash(),
                        segment.swhid().origin(),
                        segment.swhid().anchor(),
                        segment.swhid().path(),
                        ObjectKey.SEGMENT);
                record.putInt(task.number())
                        .putLong(segment.document())
                        .putLong(segment.firstToken())
                        .putLong(segment.tokenCount())
                        .addTo(out);
            });
        }
    }

    /** All repositories become a file, and records of names. */
    record WriteRepositories(String fingerprint) implements Step {

        @Override
        public void run(FlowTask task) throws IOException {
            RepositoriesWriter.writeRepositories(task.corpus().storage(), fingerprint, task.open(0), task.output(0));
        }
    }

    /** All names become a file. */
    record WriteNames(String fingerprint) implements Step {

        @Override
        public void run(FlowTask task) throws IOException {
            RepositoriesWriter.writeNames(task.corpus().storage(), fingerprint, task.open(0));
        }
    }

    /**
     * A range of objects becomes a file.
     *
     * @param shards names of the shards
     * @param firstRepository number of the first repository of each part
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record WriteObjects(
            String fingerprint,
            IndexShape shape,
            List<IndexCounts.Range> ranges,
            List<String> shards,
            long[] firstRepository)
            implements Step {

        @Override
        public void run(FlowTask task) throws IOException {
            Corpus corpus = task.corpus();
            String name = IndexFiles.objects(task.number());
            ObjectsWriter writer =
                    new ObjectsWriter(corpus.storage(), fingerprint, shape.cuts(), shards, firstRepository);
            TableCursor objects = TableCursor.merged(List.of(task.open(0), task.open(1)));
            long rows = writer.write(name, ranges.get(task.number()), objects, task);
            Checksums.Checksum checksum = Checksums.sha256(corpus.storage(), name);
            byte[] sha256 = checksum.sha256().getBytes(StandardCharsets.US_ASCII);
            task.output(0)
                    .putInt(task.number())
                    .putLong(rows)
                    .putLong(writer.lostSegments())
                    .putLong(checksum.bytes())
                    .putBytes(sha256, 0, sha256.length)
                    .end();
        }
    }
}
