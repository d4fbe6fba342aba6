package dev.stackyard.corpus;

import dev.stackyard.corpus.internal.RecordBuffer;
import dev.stackyard.corpus.internal.RunMerger;
import dev.stackyard.corpus.internal.SortedRun;
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
 * Sorts any number of records of one fixed width, as unsigned bytes from the first to the last, within a declared amount
 * of memory: full buffers are sorted and spilled to a scratch directory as runs, and reading merges the runs. Everything
 * that is to be linked across the parts of a corpus goes through here, as keys with what belongs to them.
 *
 * <p>Any number of threads may write, each through a {@link RecordWriter} of its own; then any number of threads may read,
 * each through a cursor of its own, as often as they like. What is read depends only on the set of records that were
 * written: records that compare equal are equal. Counts and positions have 64 bits.
 *
 * <pre>{@code
 * try (RecordSorter sorter = new RecordSorter(context.scratch("keys"), 16, context.memoryBytes() / 4, threads)) {
 *     try (RecordWriter out = sorter.writer()) {
 *         out.putLong(key).putLong(row).end();
 *     }
 *     try (RecordCursor records = sorter.read()) {
 *         while (records.next()) { ... records.getLong(0) ... }
 *     }
 * }
 * }</pre>
 */
public final class RecordSorter implements Closeable {

    /** Smallest read buffer of a run; with less, merging would be all seeks. */
    private static final int MIN_RUN_BUFFER_BYTES = 16 << 10;

    private static final int MAX_RUN_BUFFER_BYTES = 1 << 20;
    private static final int MAX_SAMPLES = 1 << 12;
    /** Runs that are read at the same time at most; also bounds the files that are open. */
    private static final int MAX_FAN_IN = 256;

    private final Path directory;
    private final int recordBytes;
    private final int threads;
    private volatile long memoryBytes;
    /** Buffers that nobody fills or spills at the moment. */
    private final BlockingQueue<RecordBuffer> idle;

    private final List<SortedRun> runs = new ArrayList<>();
    private final AtomicLong runNumber = new AtomicLong();
    private @Nullable RecordBuffer filling;
    private long count;
    private boolean sealed;

    /**
     * @param directory an existing directory for the runs, of this sorter's own
     * @param recordBytes width of a record, at least 1
     * @param memoryBytes heap for buffers while writing, and again while reading; a few kilobytes at least
     * @param threads how many threads write, and later read, at the same time at most; they share the memory
     */
    public RecordSorter(Path directory, int recordBytes, long memoryBytes, int threads) {
        if (recordBytes < 1 || threads < 1) {
            throw new IllegalArgumentException("records of " + recordBytes + " bytes by " + threads + " threads");
        }
        this.directory = directory;
        this.recordBytes = recordBytes;
        this.threads = threads;
        this.memoryBytes = memoryBytes;
        this.idle = new ArrayBlockingQueue<>(threads);
        for (int i = 0; i < threads; i++) {
            idle.add(new RecordBuffer(recordBytes, memoryBytes / threads));
        }
    }

    /** Width of a record in bytes. */
    public int recordBytes() {
        return recordBytes;
    }

    /** Records added so far; those that a writer has not yet flushed are not among them. */
    public synchronized long count() {
        return count;
    }

    /** A writer for one thread. */
    public RecordWriter writer() {
        return new RecordWriter(this);
    }

    /**
     * Adds records. Thread-safe; {@link #writer} is the comfortable way.
     *
     * @param records holds whole records from {@code offset}; copied
     * @param number how many
     * @throws IllegalStateException once reading has begun
     */
    public void add(byte[] records, int offset, int number) throws IOException {
        int done = 0;
        while (done < number) {
            RecordBuffer full = null;
            synchronized (this) {
                RecordBuffer buffer = buffer();
                int copied = buffer.add(records, offset + done * recordBytes, number - done);
                done += copied;
                count += copied;
                if (buffer.isFull()) {
                    full = buffer;
                    filling = null;
                }
            }
            if (full != null) {
                spill(full);
            }
        }
    }

    private RecordBuffer buffer() {
        if (sealed) {
            throw new IllegalStateException("records were added to a sorter that is being read");
        }
        RecordBuffer buffer = filling;
        if (buffer == null) {
            try {
                buffer = idle.take(); // those that spill give theirs back without this object's lock
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a sort buffer", e);
            }
            filling = buffer;
        }
        return buffer;
    }

    private void spill(RecordBuffer buffer) throws IOException {
        try {
            buffer.sort();
            SortedRun run = SortedRun.create(nextFile(), recordBytes);
            buffer.writeTo(run);
            addRun(run);
        } finally {
            buffer.clear();
            idle.add(buffer);
        }
    }

    private void addRun(SortedRun run) throws IOException {
        List<SortedRun> oldest = List.of();
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

    private List<SortedRun> takeOldest(int number) {
        List<SortedRun> head = runs.subList(0, Math.min(number, runs.size()));
        List<SortedRun> taken = List.copyOf(head);
        head.clear();
        return taken;
    }

    private Path nextFile() {
        return directory.resolve("run-" + runNumber.getAndIncrement());
    }

    /** Changes how much heap cursors that are opened from now on may take together, all threads' together. */
    public void readWithin(long bytes) {
        memoryBytes = bytes;
    }

    /** All records in order. The first call ends the writing. */
    public RecordCursor read() throws IOException {
        return read(new byte[0], null);
    }

    /**
     * The records from one key to another, in order. The first call ends the writing.
     *
     * @param from the first record is the least that is not before these bytes; may be shorter than a record
     * @param to the first record that is not before these bytes is no longer returned; null reads to the end
     */
    public RecordCursor read(byte[] from, byte @Nullable [] to) throws IOException {
        RecordBuffer inMemory = seal();
        if (inMemory != null) {
            return inMemory.cursor(from, to);
        }
        return RunMerger.open(runs, recordBytes, runBufferBytes(runs.size()), from, to);
    }

    /** Records before a key. Ends the writing. */
    public long countBefore(byte[] key) throws IOException {
        RecordBuffer inMemory = seal();
        if (inMemory != null) {
            return inMemory.countBefore(key);
        }
        long before = 0;
        for (SortedRun run : runs) {
            before += run.recordsBefore(key);
        }
        return before;
    }

    /** Tells records, evenly spaced, each with the bytes that it stands for. Ends the writing. */
    public void sample(ObjLongConsumer<byte[]> to) throws IOException {
        RecordBuffer inMemory = seal();
        if (inMemory != null) {
            inMemory.sample(MAX_SAMPLES, to);
            return;
        }
        for (SortedRun run : runs) {
            run.sample(Math.max(1, MAX_SAMPLES / runs.size()), to);
        }
    }

    /** Bytes that stay on the heap after the writing. Ends the writing. */
    public long residentBytes() throws IOException {
        RecordBuffer inMemory = seal();
        return inMemory == null ? 0 : inMemory.heapBytes();
    }

    /** Moves what is on the heap to the disk. Ends the writing; nobody may read yet. */
    public synchronized void settle() throws IOException {
        RecordBuffer inMemory = seal();
        if (inMemory != null && inMemory.count() > 0) {
            SortedRun run = SortedRun.create(nextFile(), recordBytes);
            inMemory.writeTo(run);
            runs.add(run);
            filling = null;
        }
    }

    /** Ends the writing; what fits into one buffer stays in memory, everything else is in at most {@link #fanIn} runs. */
    private synchronized @Nullable RecordBuffer seal() throws IOException {
        if (sealed) {
            return runs.isEmpty() ? filling : null;
        }
        sealed = true;
        RecordBuffer last = filling == null ? new RecordBuffer(recordBytes, 0) : filling;
        idle.clear();
        if (runs.isEmpty()) {
            last.sort();
            filling = last;
            return last;
        }
        filling = null;
        if (last.count() > 0) {
            spill(last);
        }
        idle.clear();
        while (runs.size() > fanIn()) {
            merge(takeOldest(fanIn()));
        }
        return null;
    }

    /** Runs that can be read at the same time by all threads without their buffers becoming too small. */
    private int fanIn() {
        return (int) Math.max(2, Math.min(MAX_FAN_IN, memoryBytes / threads / MIN_RUN_BUFFER_BYTES));
    }

    private int runBufferBytes(int runCount) {
        long share = memoryBytes / threads / Math.max(1, runCount);
        return (int) Math.max(MIN_RUN_BUFFER_BYTES, Math.min(MAX_RUN_BUFFER_BYTES, share));
    }

    private void merge(List<SortedRun> several) throws IOException {
        SortedRun merged = SortedRun.create(nextFile(), recordBytes);
        try (RecordCursor cursor =
                RunMerger.open(several, recordBytes, runBufferBytes(several.size()), new byte[0], null)) {
            merged.append(cursor);
        }
        for (SortedRun run : several) {
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
        filling = null;
        idle.clear();
        synchronized (runs) {
            for (SortedRun run : runs) {
                run.close();
            }
            runs.clear();
        }
    }
}
