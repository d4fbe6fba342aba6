package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Stub;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts while a part is written. Not thread-safe. */
public final class PartTally {

    /** Messages kept for each part; the others are only counted. */
    private static final int MOST_MESSAGES = 100;

    private final SortedMap<String, Long> stubs = new TreeMap<>();
    private final SortedMap<String, Long> encodings = new TreeMap<>();
    private final List<String> messages = new ArrayList<>();
    private long rows;
    private long contentBytes;
    private long problems;

    void row(@Nullable Stub stub, @Nullable String charset, long bytes) {
        rows++;
        contentBytes += bytes;
        if (stub != null) {
            stubs.merge(stub.columnValue(), 1L, Long::sum);
        }
        if (charset != null) {
            encodings.merge(charset, 1L, Long::sum);
        }
    }

    /** Counts what could not be read as it should, and keeps the first messages. */
    public void problem(String message) {
        problems++;
        if (messages.size() < MOST_MESSAGES) {
            messages.add(message);
        }
    }

    long rows() {
        return rows;
    }

    long contentBytes() {
        return contentBytes;
    }

    /** What became of the part. */
    public PartReport report(PartId part, long repositories) {
        return new PartReport(part.toString(), repositories, rows, contentBytes, stubs, encodings, problems, messages);
    }
}
