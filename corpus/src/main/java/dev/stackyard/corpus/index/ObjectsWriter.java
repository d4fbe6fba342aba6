package dev.stackyard.corpus.index;

import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.internal.LayerFooter;
import dev.stackyard.corpus.internal.ParquetLayerWriter;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import dev.stackyard.swhid.Swhid;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes one file of {@code index/objects/} from sorted records, joining files with their tokens. Used by one thread. */
final class ObjectsWriter {

    private static final int ROWS_PER_STEP = 1 << 14;

    private final Storage storage;
    private final String fingerprint;
    private final ParquetLayerWriter.Cuts cuts;
    private final List<String> shards;
    private final long[] firstRepository;

    /** What the records so far share if they are of one content; files of it, then tokens. */
    private final byte[] shared = new byte[ObjectKey.SHARED_BYTES];

    private final List<FilePlace> files = new ArrayList<>();
    private final List<Tokens> tokens = new ArrayList<>();
    private long lostSegments;

    private record FilePlace(
            long repository,
            long row,
            @Nullable String path,
            @Nullable List<String> licenses,
            @Nullable String licenseType,
            @Nullable String verdict) {}

    private record Tokens(String shard, long document, long firstToken, long tokenCount) {}

    ObjectsWriter(
            Storage storage,
            String fingerprint,
            ParquetLayerWriter.Cuts cuts,
            List<String> shards,
            long[] firstRepository) {
        this.storage = storage;
        this.fingerprint = fingerprint;
        this.cuts = cuts;
        this.shards = shards;
        this.firstRepository = firstRepository;
    }

    /** Rows for tokens that have no file. */
    long lostSegments() {
        return lostSegments;
    }

    /**
     * Writes the file unless it is there with the right stamp.
     *
     * @return its rows
     */
    long write(String name, IndexCounts.Range range, TableCursor sorted, FlowTask task) throws IOException {
        LayerStamp stamp =
                new LayerStamp(IndexStage.NAME, IndexStage.VERSION, fingerprint, Map.of("from", range.prefix()));
        Optional<LayerFooter> known = known(name);
        if (known.isPresent() && known.get().stamp().equals(stamp)) {
            return known.get().rowCount();
        }
        try (ParquetLayerWriter out = ParquetLayerWriter.open(storage, name, ObjectsLayer.SCHEMA, stamp, cuts)) {
            long steps = 0;
            while (sorted.next()) {
                add(ByteBuffer.wrap(sorted.array(), sorted.offset(), sorted.length()), out);
                if (++steps % ROWS_PER_STEP == 0) {
                    task.advance(ROWS_PER_STEP, 0);
                }
            }
            flush(out);
            out.commit();
            return out.rowCount();
        }
    }

    private Optional<LayerFooter> known(String name) throws IOException {
        return LayerFooter.read(storage, name);
    }

    private void add(ByteBuffer record, ParquetLayerWriter out) throws IOException {
        if (!isShared(record)) {
            flush(out);
            record.get(record.position(), shared);
        }
        int start = record.position();
        record.position(start + ObjectKey.SHARED_BYTES);
        if (record.get() == ObjectKey.SEGMENT) {
            tokens.add(new Tokens(shards.get(record.getInt()), record.getLong(), record.getLong(), record.getLong()));
            return;
        }
        files.add(new FilePlace(
                firstRepository[record.getInt()] + record.getInt(),
                record.getLong(),
                RecordBytes.text(record),
                RecordBytes.texts(record),
                RecordBytes.text(record),
                RecordBytes.text(record)));
        if (type() != ObjectType.CONTENT) {
            flush(out); // a directory may be in a million repositories, and has no tokens to wait for
        }
    }

    private boolean isShared(ByteBuffer record) {
        int from = record.arrayOffset() + record.position();
        return Arrays.equals(record.array(), from, from + shared.length, shared, 0, shared.length);
    }

    private ObjectType type() {
        return ObjectKey.type(shared[0]);
    }

    private void flush(ParquetLayerWriter out) throws IOException {
        if (files.isEmpty() && tokens.isEmpty()) {
            return;
        }
        String swhid = new Swhid(type(), ObjectHash.of(shared, 1)).toString();
        for (FilePlace file : files) {
            if (tokens.isEmpty()) {
                append(out, swhid, file, null);
            }
            for (Tokens range : tokens) {
                append(out, swhid, file, range);
            }
        }
        if (files.isEmpty()) {
            for (Tokens range : tokens) {
                append(out, swhid, null, range);
                lostSegments++;
            }
        }
        files.clear();
        tokens.clear();
    }

    private static void append(ParquetLayerWriter out, String swhid, @Nullable FilePlace file, @Nullable Tokens range)
            throws IOException {
        RowBuilder row = out.row().set(ObjectsLayer.SWHID, swhid);
        if (file != null) {
            row.set(ObjectsLayer.REPOSITORY, file.repository())
                    .set(ObjectsLayer.ROW, file.row() < 0 ? null : (Long) file.row())
                    .set(ObjectsLayer.PATH, file.path())
                    .set(ObjectsLayer.DETECTED_LICENSES, file.licenses())
                    .set(ObjectsLayer.LICENSE_TYPE, file.licenseType())
                    .set(ObjectsLayer.VERDICT, file.verdict());
        }
        if (range != null) {
            row.set(ObjectsLayer.SHARD, range.shard())
                    .set(ObjectsLayer.DOCUMENT, range.document())
                    .set(ObjectsLayer.FIRST_TOKEN, range.firstToken())
                    .set(ObjectsLayer.TOKEN_COUNT, range.tokenCount());
        }
        out.append();
    }

    /** The place that a row of the file says. */
    static Place place(Object[] values) {
        Values row = new Values(ObjectsLayer.SCHEMA, values);
        @Nullable String shard = row.find(ObjectsLayer.SHARD);
        return new Place(
                row.get(ObjectsLayer.SWHID),
                row.find(ObjectsLayer.REPOSITORY),
                row.find(ObjectsLayer.ROW),
                row.find(ObjectsLayer.PATH),
                row.find(ObjectsLayer.DETECTED_LICENSES),
                row.find(ObjectsLayer.LICENSE_TYPE),
                row.find(ObjectsLayer.VERDICT),
                shard == null
                        ? null
                        : new Place.TokenRange(
                                shard,
                                Objects.requireNonNull(row.find(ObjectsLayer.DOCUMENT)),
                                Objects.requireNonNull(row.find(ObjectsLayer.FIRST_TOKEN)),
                                Objects.requireNonNull(row.find(ObjectsLayer.TOKEN_COUNT))));
    }
}
