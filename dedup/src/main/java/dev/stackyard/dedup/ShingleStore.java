package dev.stackyard.dedup;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.TableCursor;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The shingle sets of all contents that are in some candidate pair, on scratch disk. Content is read once for it, part by
 * part, and only where it is needed.
 *
 * <pre>
 * sets       per content: its distinct shingle hashes, ascending, 8 each
 * places     per rank: where its set begins in sets 8 | its size 8; undefined for a content that was not asked for
 * </pre>
 */
final class ShingleStore implements Closeable {

    static final int PLACE_BYTES = 16;

    /** Stores of this process by number. Steps are copied before they run, so they carry the number and find the store here. */
    private static final Map<Long, ShingleStore> OPEN = new ConcurrentHashMap<>();

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final long number = NUMBERS.incrementAndGet();
    private final SpillFile sets;
    private final SpillFile places;
    private final LongBits needed;

    private ShingleStore(Path directory, LongBits needed) throws IOException {
        this.sets = new SpillFile(directory.resolve("sets"));
        this.places = new SpillFile(directory.resolve("places"));
        this.needed = needed;
        OPEN.put(number, this);
    }

    /** Makes the sets of the contents whose ranks are set in {@code needed}, with a flow that is {@link Flow#isLocal}. */
    static ShingleStore of(DuplicatesRun run, ContentRanking ranking, LongBits needed) throws IOException {
        ShingleStore store = new ShingleStore(run.context().scratch("shingles"), needed);
        long number = store.number;
        int ngram = run.settings().ngram();
        LinkedParts parts = run.parts();
        try {
            run.flow().run(run.eachPart("read candidates").reading(ranking.rows()), task -> Objects.requireNonNull(
                            OPEN.get(number))
                    .readPart(task, parts, ngram));
            return store;
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private void readPart(FlowTask task, LinkedParts parts, int ngram) throws IOException {
        SetWriter writer = new SetWriter(ngram);
        TableCursor contents = task.open(0);
        long count = 0;
        try (TextReader texts = TextReader.open(task, parts)) {
            while (contents.next()) {
                count++;
                long rank = contents.getLong(ContentRanking.RANK);
                if (contents.getByte(ContentRanking.COPY) == 0 && needed.get(rank)) {
                    ByteSlice text = texts.text(contents.getLong(ContentRanking.ROW));
                    if (text != null) {
                        writer.put(rank, text);
                    }
                }
            }
        }
        task.advance(count, 0);
    }

    /** A reader for one thread. */
    ShingleReader reader() {
        return new ShingleReader(sets, places);
    }

    @Override
    public void close() throws IOException {
        OPEN.remove(number);
        sets.close();
        places.close();
    }

    /** One thread's way into the store. */
    private final class SetWriter {

        private final Shingler shingler;
        private final ShingleSorter sorter = new ShingleSorter();
        private final ByteBuffer buffer = ByteBuffer.allocate(ShingleReader.BUFFER_BYTES);

        SetWriter(int ngram) {
            this.shingler = new Shingler(ngram);
        }

        void put(long rank, ByteSlice text) throws IOException {
            int count = shingler.shingle(text.array(), text.offset(), text.length());
            int size = sorter.sortDistinct(shingler.shingles(), count);
            long[] shingles = sorter.sorted();
            long start = sets.reserve(8L * size);
            long position = start;
            buffer.clear();
            for (int i = 0; i < size; i++) {
                if (!buffer.hasRemaining()) {
                    position = flush(position);
                }
                buffer.putLong(shingles[i]);
            }
            flush(position);
            buffer.clear().putLong(start).putLong(size);
            places.write(PLACE_BYTES * rank, buffer.flip());
        }

        private long flush(long position) throws IOException {
            int length = buffer.flip().limit();
            sets.write(position, buffer);
            buffer.clear();
            return position + length;
        }
    }
}
