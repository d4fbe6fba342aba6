package dev.stackyard.corpus;

import dev.stackyard.corpus.internal.BytesBuffer;
import dev.stackyard.corpus.internal.BytesMerger;
import dev.stackyard.corpus.internal.BytesRun;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sorts any number of records of any width, as unsigned bytes, a prefix before what it begins, within a declared amount of
 * memory: full buffers are sorted and spilled to a scratch directory as runs, and reading merges the runs. For records of
 * one width {@link RecordSorter} is faster and smaller.
 *
 * <p>Any number of threads may write, each through a {@link Writer} of its own; then any number of threads may read, each
 * through a cursor of its own. What is read depends only on the records that were written: those that compare equal are
 * equal.
 */
public final class BytesSorter implements Closeable {

    /** Smallest read buffer of a run; with less, merging would be all seeks. */
    private static final int MIN_RUN_BUFFER_BYTES = 16 << 10;

    private static final int MAX_RUN_BUFFER_BYTES = 1 << 20;
    /** Runs that are merged at the same time at most; also bounds the files that are open. */
    private static final int MAX_FAN_IN = 256;

    private final Path directory;
    private volatile long memoryBytes;
    private final int threads;
    /** Buffers that no writer has at the moment; some are partly filled. */
    private final BlockingQueue<BytesBuffer> idle;

    private final List<BytesRun> runs = new ArrayList<>();
    private final AtomicLong runNumber = new AtomicLong();
    private final AtomicLong count = new AtomicLong();
    private boolean sealed;

    /**
     * @param directory an existing directory for the runs, of this sorter's own
     * @param memoryBytes heap for buffers while writing, and again while reading. A record that is larger than a buffer is
     *     sorted all the same, beside that
     * @param threads how many threads write, and later read, at the same time at most; they share the memory
     */
    public BytesSorter(Path directory, long memoryBytes, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads");
        }
        this.directory = directory;
        this.memoryBytes = memoryBytes;
        this.threads = threads;
        this.idle = new ArrayBlockingQueue<>(threads);
        for (int i = 0; i < threads; i++) {
            idle.add(new BytesBuffer(memoryBytes / threads));
        }
    }

    /** One thread's way in: it holds one of the sorter's buffers until it is closed. */
    public final class Writer implements Closeable {

        private final BytesBuffer buffer;
        private long added;

        private Writer(BytesBuffer buffer) {
            this.buffer = buffer;
        }

        /** Adds a record, which is copied. */
        public void add(byte[] record, int offset, int length) throws IOException {
            if (!buffer.add(record, offset, length)) {
                spill(buffer);
                buffer.add(record, offset, length);
            }
            added++;
        }

        @Override
        public void close() {
            count.addAndGet(added);
            added = 0;
            idle.add(buffer);
        }
    }

    /**
     * A writer for one thread; waits while as many as there are threads are open.
     *
     * @throws IllegalStateException once reading has begun
     */
    public Writer writer() {
        synchronized (this) {
            if (sealed) {
                throw new IllegalStateException("records were added to a sorter that is being read");
            }
        }
        try {
            return new Writer(idle.take());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a sort buffer", e);
        }
    }

    private void spill(BytesBuffer buffer) throws IOException {
        if (buffer.isEmpty()) {
            return;
        }
        List<BytesRun> oldest = List.of();
        BytesRun run = buffer.writeTo(nextFile());
        synchronized (runs) {
            runs.add(run);
            if (runs.size() > MAX_FAN_IN) {
                oldest = takeOldest(MAX_FAN_IN / 2);
            }
        }
        if (!oldest.isEmpty()) {
            merge(oldest);
        }
    }

    private List<BytesRun> takeOldest(int number) {
        List<BytesRun> head = runs.subList(0, Math.min(number, runs.size()));
        List<BytesRun> taken = List.copyOf(head);
        head.clear();
        return taken;
    }

    private Path nextFile() {
        return directory.resolve("run-" + runNumber.getAndIncrement());
    }

    /** Records added so far by writers that were closed. */
    public long count() {
        return count.get();
    }

    /** Changes how much heap cursors that are opened from now on may take together, all threads' together. */
    public void readWithin(long bytes) {
        memoryBytes = bytes;
    }

    /** All records in order. The first call ends the writing; all writers must be closed by then. */
    public BytesCursor read() throws IOException {
        return read(new byte[0], null);
    }

    /**
     * The records from one key to another, in order. The first call ends the writing; all writers must be closed by then.
     *
     * @param from the first record is the least that is not before these bytes
     * @param to the first record that is not before these bytes is no longer returned; null reads to the end
     */
    public BytesCursor read(byte[] from, byte @Nullable [] to) throws IOException {
        seal();
        return BytesMerger.open(runs, runBufferBytes(runs.size()), from, to);
    }

    /** Records before a key. Ends the writing. */
    public long countBefore(byte[] key) throws IOException {
        seal();
        long before = 0;
        for (BytesRun run : runs) {
            before += run.recordsBefore(key);
        }
        return before;
    }

    /** Tells beginnings of records, evenly spaced, each with the bytes that it stands for. Ends the writing. */
    public void sample(ObjLongConsumer<byte[]> to) throws IOException {
        seal();
        runs.forEach(run -> run.sample(to));
    }

    /** Ends the writing and frees the buffers. */
    public synchronized void seal() throws IOException {
        if (sealed) {
            return;
        }
        sealed = true;
        if (idle.size() != threads) {
            throw new IllegalStateException("a writer is still open");
        }
        for (BytesBuffer buffer : idle) {
            spill(buffer);
        }
        idle.clear();
        while (runs.size() > fanIn()) {
            merge(takeOldest(fanIn()));
        }
    }

    /** Runs that can be read at the same time by all threads without their buffers becoming too small. */
    private int fanIn() {
        return (int) Math.max(2, Math.min(MAX_FAN_IN, memoryBytes / threads / MIN_RUN_BUFFER_BYTES));
    }

    private int runBufferBytes(int runCount) {
        long share = memoryBytes / threads / Math.max(1, runCount);
        return (int) Math.max(MIN_RUN_BUFFER_BYTES, Math.min(MAX_RUN_BUFFER_BYTES, share));
    }

    private void merge(List<BytesRun> several) throws IOException {
        BytesRun merged;
        try (BytesCursor cursor = BytesMerger.open(several, runBufferBytes(several.size()), new byte[0], null)) {
            merged = BytesRun.write(nextFile(), cursor);
        }
        for (BytesRun run : several) {
            run.close();
        }
        synchronized (runs) {
            runs.add(merged);
        }
    }

    /** Deletes the runs and frees the buffers; cursors must not be used after that. */
    @Override
    public synchronized void close() throws IOException {
        sealed = true;
        idle.clear();
        synchronized (runs) {
            for (BytesRun run : runs) {
                run.close();
            }
            runs.clear();
        }
    }
}
