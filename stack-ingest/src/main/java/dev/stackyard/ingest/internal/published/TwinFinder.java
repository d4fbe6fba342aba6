package dev.stackyard.ingest.internal.published;

import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.RecordCursor;
import dev.stackyard.corpus.RecordSorter;
import dev.stackyard.corpus.RecordWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/*
 * A record: 16 bytes of the SHA-256 of the repository's identity; the row it was first seen in, counted from 1, 0 for one
 * that the corpus has; its number, counted from 1 likewise. Sorted, equal identities lie together, the one that stays first.
 */
/**
 * Finds repositories that are listed more than once, or are in the corpus already, in bounded memory: identities are sorted
 * on disk. Of repositories that are the same the first stays. Not thread-safe.
 */
final class TwinFinder implements Closeable {

    static final int KEY_BYTES = 16;

    private static final int RECORD_BYTES = KEY_BYTES + 2 * Long.BYTES;
    private static final long SORT_BYTES = 64L << 20;

    private final RecordSorter sorter;
    private final RecordWriter out;

    /** @param scratch a directory of its own, which need not be there */
    TwinFinder(Path scratch) throws IOException {
        this.sorter = new RecordSorter(Files.createDirectories(scratch), RECORD_BYTES, SORT_BYTES, 1);
        this.out = sorter.writer();
    }

    /** What stands for an identity. */
    static byte[] key(String identity) {
        return Fingerprints.sha256().digest(identity.getBytes(StandardCharsets.UTF_8));
    }

    /** Tells of a repository that the corpus has. */
    void addKnown(byte[] key) throws IOException {
        out.putBytes(key, 0, KEY_BYTES).putLong(0).putLong(0).end();
    }

    /**
     * Tells of a repository of the dataset.
     *
     * @param row its first row; unlike that of any other
     */
    void add(byte[] key, long row, long repository) throws IOException {
        out.putBytes(key, 0, KEY_BYTES).putLong(row + 1).putLong(repository + 1).end();
    }

    /** Leaves out all but the first of each. Ends the adding. */
    void omitTwins(Omissions omissions) throws IOException {
        out.close();
        byte[] key = new byte[KEY_BYTES];
        long first = -1;
        try (RecordCursor records = sorter.read()) {
            while (records.next()) {
                long row = records.getLong(KEY_BYTES);
                if (first < 0 || !records.matches(0, key, 0, KEY_BYTES)) {
                    records.getBytes(0, key, 0, KEY_BYTES);
                    first = row;
                } else if (row > 0) {
                    omissions.omit(records.getLong(KEY_BYTES + Long.BYTES) - 1, omission(row, first));
                }
            }
        }
    }

    private static Omissions.Omission omission(long row, long first) {
        return first == 0
                ? new Omissions.Omission(Omissions.Reason.KNOWN, row - 1, -1)
                : new Omissions.Omission(Omissions.Reason.LISTED, row - 1, first - 1);
    }

    @Override
    public void close() throws IOException {
        sorter.close();
    }
}
