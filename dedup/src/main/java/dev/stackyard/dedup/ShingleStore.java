package dev.stackyard.dedup;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RecordCursor;
import dev.stackyard.corpus.RowCursor;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The shingle sets of all contents that are in some candidate pair, on scratch disk. Content is read once for it, part by
 * part, and only where it is needed.
 *
 * <pre>
 * sets       per content: size 8 | the distinct shingle hashes, ascending, 8 each
 * positions  per rank: where its set begins in sets, 8; undefined for a content that was not asked for
 * </pre>
 */
final class ShingleStore implements Closeable {

    private final SpillFile sets;
    private final SpillFile positions;

    private ShingleStore(Workspace space) throws IOException {
        this.sets = space.file("sets");
        this.positions = space.file("positions");
    }

    /** Makes the sets of the contents whose ranks are set in {@code needed}. */
    static ShingleStore of(Workspace space, int ngram, ContentRanking ranking, LongBits needed) throws IOException {
        ShingleStore store = new ShingleStore(space);
        try (Progress.Task progress = space.context().progress().begin("duplicates: read candidates", 0)) {
            List<PartId> parts = space.context().corpus().parts();
            space.context().forEach(parts, part -> store.readPart(part, space, ngram, ranking, needed, progress));
            return store;
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private void readPart(
            PartId part, Workspace space, int ngram, ContentRanking ranking, LongBits needed, Progress.Task progress)
            throws IOException {
        Shingler shingler = new Shingler(ngram);
        try (RecordCursor contents = ranking.rows(part);
                RowCursor rows =
                        space.context().corpus().read(part, List.of(ContentsLayer.CONTENT, FilesLayer.SRC_ENCODING))) {
            while (contents.next()) {
                long rank = contents.getLong(ContentRanking.RANK);
                if (contents.getByte(ContentRanking.COPY) == 0 && needed.get(rank)) {
                    rows.skipTo(RowId.index(contents.getLong(ContentRanking.ROW)));
                    rows.next();
                    ByteSlice text = rows.row().text();
                    if (text != null) {
                        put(rank, text, shingler);
                        progress.advance(1, text.length());
                    }
                }
            }
        }
    }

    private void put(long rank, ByteSlice text, Shingler shingler) throws IOException {
        int count = shingler.shingle(text.array(), text.offset(), text.length());
        long[] shingles = shingler.shingles();
        int size = ShingleSets.sortDistinct(shingles, count);
        long start = sets.reserve(8L * (size + 1));
        long position = start;
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(8L * (size + 1), ShingleReader.BUFFER_BYTES));
        buffer.putLong(size);
        for (int i = 0; i < size; i++) {
            if (!buffer.hasRemaining()) {
                position = flush(position, buffer);
            }
            buffer.putLong(shingles[i]);
        }
        flush(position, buffer);
        buffer.clear().limit(8);
        positions.write(8 * rank, buffer.putLong(0, start));
    }

    private long flush(long position, ByteBuffer buffer) throws IOException {
        int length = buffer.flip().limit();
        sets.write(position, buffer);
        buffer.clear();
        return position + length;
    }

    /** A reader for one thread. */
    ShingleReader reader() {
        return new ShingleReader(sets, positions);
    }

    @Override
    public void close() throws IOException {
        sets.close();
        positions.close();
    }
}
