package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.BytesCursor;
import dev.stackyard.corpus.BytesSorter;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.internal.WorkerPool;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** All events of some inputs, sorted by repository and conversation. Memory is what the sorter was given, whatever their number. */
final class SortedEvents implements Closeable {

    /** Bytes of content for each byte of events where pull requests have their files with them, about. */
    private static final int DIFF_BYTES = 16;

    /** Share of the memory for keys of conversations that may have been ingested before. */
    private static final int TOUCHED_SHARE = 8;

    private final BytesSorter sorter;
    private final @Nullable BytesSorter touched;
    private final AtomicLongArray bucketRecords = new AtomicLongArray(Buckets.COUNT);
    private final AtomicLongArray bucketBytes = new AtomicLongArray(Buckets.COUNT);
    private final AtomicLongArray earlierBytes = new AtomicLongArray(Buckets.COUNT);
    private final List<String> messages = new ArrayList<>();
    private final List<IngestSummary.Rejected> rejected = new ArrayList<>();
    private long events;
    private long kept;
    private long corrupt;

    private SortedEvents(BytesSorter sorter, @Nullable BytesSorter touched) {
        this.sorter = sorter;
        this.touched = touched;
    }

    /**
     * Scans inputs, each on one thread.
     *
     * @param earlier parts of earlier ingests of conversations; what goes on in the inputs is taken from there
     */
    static SortedEvents scan(
            List<? extends EventInput> inputs,
            ConversationKinds wanted,
            Path scratch,
            long memoryBytes,
            List<PartId> earlier,
            RunContext context,
            WorkerPool pool)
            throws IOException {
        int threads = context.threads();
        long keyBytes = memoryBytes / TOUCHED_SHARE;
        BytesSorter touched = earlier.isEmpty() ? null : new BytesSorter(directory(scratch, "keys"), keyBytes, threads);
        BytesSorter events = new BytesSorter(
                directory(scratch, "events"), touched == null ? memoryBytes : memoryBytes - keyBytes, threads);
        SortedEvents sorted = new SortedEvents(events, touched);
        try {
            sorted.scan(inputs, wanted, pool, context.progress());
            if (touched != null) {
                sorted.addEarlier(context.flow(), earlier, touched);
            }
            return sorted;
        } catch (IOException | RuntimeException e) {
            sorted.close();
            throw e;
        }
    }

    private void scan(List<? extends EventInput> inputs, ConversationKinds wanted, WorkerPool pool, Progress progress)
            throws IOException {
        EventInput.@Nullable Report[] reports = new EventInput.Report[inputs.size()];
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            places.add(i);
        }
        try (Progress.Task task = progress.begin("scan events", inputs.size())) {
            pool.forEach(places, place -> {
                try (BytesSorter.Writer out = sorter.writer();
                        BytesSorter.Writer keys = touched == null ? null : touched.writer()) {
                    EventRecords records = new EventRecords(out, bucketRecords, bucketBytes, keys);
                    reports[place] = inputs.get(place).scan(wanted, records);
                }
                task.advance(1, 0);
            });
        }
        for (int i = 0; i < reports.length; i++) {
            add(inputs.get(i), Objects.requireNonNull(reports[i], "every file was scanned"));
        }
    }

    private static Path directory(Path scratch, String name) throws IOException {
        return Files.createDirectories(scratch.resolve(name));
    }

    private void addEarlier(Flow flow, List<PartId> parts, BytesSorter keys) throws IOException {
        try (BytesSorter.Writer out = sorter.writer()) {
            EarlierRows.find(flow, parts, keys, (record, offset, length) -> {
                earlierBytes.addAndGet(Buckets.of(record, offset), length);
                out.add(record, offset, length);
            });
        }
        keys.close();
    }

    private void add(EventInput input, EventInput.Report report) {
        events += report.events();
        kept += report.kept();
        corrupt += report.corrupt();
        messages.addAll(report.messages());
        String failure = report.failure();
        if (failure != null) {
            rejected.add(new IngestSummary.Rejected(input.location(), failure));
        }
    }

    /** Lines that are events. */
    long events() {
        return events;
    }

    /** Events that conversations or facts are made of. */
    long kept() {
        return kept;
    }

    /** Lines that are no events. */
    long corrupt() {
        return corrupt;
    }

    List<String> messages() {
        return List.copyOf(messages);
    }

    /** Files that could not be read to their end. */
    List<IngestSummary.Rejected> rejected() {
        return List.copyOf(rejected);
    }

    /**
     * Cuts the buckets into parts of about the set size; a bucket, and so a repository, is never cut.
     *
     * @param diffs whether rows will hold diffs as well
     */
    List<ConversationPlan.Part> parts(int firstPart, IngestSettings settings, boolean diffs) {
        int growth = diffs ? DIFF_BYTES : 1; // what was ingested before has its diffs already
        List<ConversationPlan.Part> parts = new ArrayList<>();
        int from = 0;
        long records = 0;
        long bytes = 0;
        for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
            long more = growth * bucketBytes.get(bucket) + earlierBytes.get(bucket);
            boolean full =
                    bytes + more > settings.partBytes() || records + bucketRecords.get(bucket) > settings.partRows();
            if (full && records > 0) {
                parts.add(new ConversationPlan.Part(firstPart + parts.size(), from, bucket, records));
                from = bucket;
                records = 0;
                bytes = 0;
            }
            records += bucketRecords.get(bucket);
            bytes += more;
        }
        if (records > 0) {
            parts.add(new ConversationPlan.Part(firstPart + parts.size(), from, Buckets.COUNT, records));
        }
        return parts;
    }

    /** The records of some buckets, in order. Nothing can be added after that. */
    BytesCursor read(int from, int to) throws IOException {
        return sorter.read(Objects.requireNonNull(Buckets.start(from)), Buckets.start(to));
    }

    @Override
    public void close() throws IOException {
        if (touched != null) {
            touched.close();
        }
        sorter.close();
    }
}
