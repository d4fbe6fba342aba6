package dev.stackyard.dedup;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.RecordWriter;
import dev.stackyard.corpus.Row;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of several duplicates is kept, as bytes whose unsigned order is the order of preference: rows without a verdict in
 * another layer first, then by licence (permissive, none, non-permissive), more stars, more forks, the later revision,
 * commit and visit (the order of The Stack v2, bigcode-dataset {@code near_deduplication/bigcode-v2/intra_dedup.py --rank}).
 * What is equal in all that is told apart by content id, and equal contents by a hash of repository and path.
 *
 * <pre>
 * 0  verdict and licence   1 byte: 3 * (has a verdict) + (0 permissive, 1 no_license, 2 anything else)
 * 1  star_events_count     8 bytes, descending
 * 9  fork_events_count     8 bytes, descending
 * 17 revision_date         8 bytes, microseconds, descending; unknown last
 * 25 committer_date        likewise
 * 33 visit_date            likewise
 * </pre>
 */
final class Preference {

    /** Length of the key. */
    static final int BYTES = 41;

    private final List<Column<String>> verdicts;

    Preference(DuplicatesSettings settings) {
        this.verdicts = settings.verdictLayers().stream().map(LayerSchema::drop).toList();
    }

    /** Columns that {@link #put} reads. */
    List<Column<?>> columns() {
        List<Column<?>> columns = new ArrayList<>(verdicts);
        columns.add(LicensesLayer.LICENSE_TYPE);
        columns.add(FilesLayer.STAR_EVENTS_COUNT);
        columns.add(FilesLayer.FORK_EVENTS_COUNT);
        columns.add(FilesLayer.REVISION_DATE);
        columns.add(FilesLayer.COMMITTER_DATE);
        columns.add(FilesLayer.VISIT_DATE);
        return columns;
    }

    /** Puts the {@link #BYTES} bytes of a row's key. */
    void put(RecordWriter out, Row row) throws IOException {
        boolean dropped = verdicts.stream().anyMatch(verdict -> row.find(verdict) != null);
        out.putByte((dropped ? 3 : 0) + license(row.get(LicensesLayer.LICENSE_TYPE)));
        out.putLong(descending(row.get(FilesLayer.STAR_EVENTS_COUNT)));
        out.putLong(descending(row.get(FilesLayer.FORK_EVENTS_COUNT)));
        out.putLong(latestFirst(row.find(FilesLayer.REVISION_DATE)));
        out.putLong(latestFirst(row.find(FilesLayer.COMMITTER_DATE)));
        out.putLong(latestFirst(row.find(FilesLayer.VISIT_DATE)));
    }

    private static int license(String type) {
        return switch (type) {
            case "permissive" -> 0;
            case "no_license" -> 1;
            default -> 2;
        };
    }

    private static long latestFirst(@Nullable Instant date) {
        return descending(date == null ? Long.MIN_VALUE : ChronoUnit.MICROS.between(Instant.EPOCH, date));
    }

    /** Greater numbers become smaller when read as unsigned. */
    private static long descending(long value) {
        return ~(value ^ Long.MIN_VALUE);
    }

    /** Tells apart rows that have everything else in common, the same way wherever they lie in the corpus. */
    static long tieBreak(Row row) {
        return hash(hash(0, row.get(FilesLayer.REPO_NAME)) + 1, row.get(FilesLayer.PATH)) >>> 1;
    }

    private static long hash(long seed, String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
