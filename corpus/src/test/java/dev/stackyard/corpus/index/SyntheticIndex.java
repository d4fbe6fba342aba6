package dev.stackyard.corpus.index;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LocalEngine;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.SinkStage;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.internal.ParquetLayerWriter.Cuts;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import dev.stackyard.swhid.QualifiedSwhid;
import dev.stackyard.swhid.Swhid;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An index of rows that no corpus has, for tests and benchmarks: everything about a row follows from its number. The real
 * builder sorts and writes them; only the layers and shards are left out.
 *
 * <p>Every fourth row repeats the content of the row before. Repositories have {@value #REPOSITORY_ROWS} rows. Every other row
 * is kept and has tokens in a shard.
 */
public final class SyntheticIndex implements Serializable {

    /** Rows of a repository. */
    public static final int REPOSITORY_ROWS = 200;

    private static final int PART_ROWS = 1 << 19;
    private static final int ROW_TOKENS = 300;

    private final long rows;

    /** @param rows how many files there are */
    public SyntheticIndex(long rows) {
        this.rows = rows;
    }

    /** Writes the index as it would be written. */
    public void build(Storage storage, EngineSettings settings, Progress progress) throws IOException {
        build(storage, settings, progress, IndexShape.DEFAULT);
    }

    /** Writes the index cut small, so that a few thousand rows have many files, row groups and pages. */
    public void buildSmall(Storage storage, EngineSettings settings) throws IOException {
        build(storage, settings, Progress.NONE, new IndexShape(3_000, new Cuts(50, 500)));
    }

    private void build(Storage storage, EngineSettings settings, Progress progress, IndexShape shape)
            throws IOException {
        new LocalEngine(settings, progress).run(Corpus.at(storage), List.of(new Stage(shape)));
    }

    /** Opens it. */
    public ProvenanceIndex open(Storage storage) throws IOException {
        return ProvenanceIndex.openIfCurrent(Corpus.at(storage), new Segments()).orElseThrow();
    }

    /** The content of a row. */
    public Swhid content(long row) {
        return new Swhid(ObjectType.CONTENT, hash(1, row % 4 == 3 ? row - 1 : row));
    }

    /** A content that no row has. */
    public Swhid absent(long number) {
        return new Swhid(ObjectType.CONTENT, hash(2, number));
    }

    /** Tokens of a row; null if it is dropped. */
    public Place.@Nullable TokenRange tokens(long row) {
        return row % 2 == 1
                ? null
                : new Place.TokenRange(
                        "train-00000", row / REPOSITORY_ROWS, row / 2 * ROW_TOKENS, ROW_TOKENS + row % 7);
    }

    /** Path of a row. */
    public String path(long row) {
        return "/src/module" + row % REPOSITORY_ROWS / 10 + "/generated/Source" + Long.toHexString(mix(row)) + ".java";
    }

    /** Name of a row's repository. */
    public String repository(long row) {
        long number = row / REPOSITORY_ROWS;
        return "owner" + number % 9973 + "/project" + number;
    }

    private String url(long row) {
        return "https://github.com/" + repository(row);
    }

    private Swhid revision(long row) {
        return new Swhid(ObjectType.REVISION, hash(3, row / REPOSITORY_ROWS));
    }

    private static ObjectHash hash(int kind, long number) {
        long seed = mix(number * 8 + kind);
        return new ObjectHash(seed, mix(seed + 1), (int) mix(seed + 2));
    }

    /** SplitMix64's finaliser (Steele, Lea, Flood 2014). */
    private static long mix(long seed) {
        long z = seed + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private SegmentSource segments(Storage storage) {
        return new Segments();
    }

    private final class Entries implements EntrySource {

        @Override
        public List<PartId> parts(Corpus corpus) {
            List<PartId> parts = new ArrayList<>();
            for (long first = 0; first < rows; first += PART_ROWS) {
                parts.add(new PartId(parts.size()));
            }
            return parts;
        }

        @Override
        public long rowCount(Corpus corpus, PartId part) {
            return Math.min(PART_ROWS, rows - first(part));
        }

        private long first(PartId part) {
            return (long) part.number() * PART_ROWS;
        }

        @Override
        public void scan(Corpus corpus, PartId part, EntrySink sink, Progress.Task task) throws IOException {
            for (long i = 0; i < rowCount(corpus, part); i++) {
                long row = first(part) + i;
                sink.enter(
                        i,
                        new EntrySink.Revision(
                                repository(row),
                                url(row),
                                hash(4, row / REPOSITORY_ROWS).hex(),
                                revision(row).hash().hex(),
                                hash(5, row / REPOSITORY_ROWS).hex()));
                boolean kept = tokens(row) != null;
                sink.file(
                        content(row).hash().hex(),
                        path(row),
                        "100644",
                        false,
                        List.of("MIT"),
                        "permissive",
                        kept ? null : "duplicates/near-duplicate");
            }
            task.advance(rowCount(corpus, part), 0);
        }
    }

    private final class Segments implements SegmentSource {

        @Override
        public String fingerprint() {
            return Long.toString(rows);
        }

        @Override
        public List<String> shards() {
            return List.of("train-00000");
        }

        @Override
        public void forEach(String shard, SegmentVisitor visitor) throws IOException {
            for (long row = 0; row < rows; row++) {
                Place.TokenRange range = tokens(row);
                if (range != null) {
                    QualifiedSwhid swhid = content(row)
                            .qualified()
                            .withOrigin(url(row))
                            .withAnchor(revision(row))
                            .withPath(path(row));
                    visitor.segment(new Segment(swhid, range.document(), range.firstToken(), range.tokenCount()));
                }
            }
        }
    }

    private final class Stage implements SinkStage {

        private final IndexShape shape;

        Stage(IndexShape shape) {
            this.shape = shape;
        }

        @Override
        public String name() {
            return IndexStage.NAME;
        }

        @Override
        public int version() {
            return IndexStage.VERSION;
        }

        @Override
        public List<Column<?>> inputs() {
            return List.of(FilesLayer.PATH);
        }

        @Override
        public Object settings() {
            return Map.of();
        }

        @Override
        public void run(RunContext context) throws IOException {
            SegmentSource segments = new Segments();
            String fingerprint = IndexFingerprint.ofLayers(context.corpus(), segments);
            new IndexBuilder(context, new Entries(), SyntheticIndex.this::segments, fingerprint, shape).build();
        }
    }
}
