package dev.stackyard.dedup;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.flow.RecordOutput;
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
 * 0  verdict and licence   1 byte: 0 for a row of another corpus, all of whose bytes are 0;
 *                          1 + 3 * (has a verdict) + (0 permissive, 1 no_license, 2 anything else)
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
    void put(RecordOutput out, Row row) {
        out.putByte(1 + verdictAndLicense(row, verdicts));
        out.putLong(descending(row.get(FilesLayer.STAR_EVENTS_COUNT)));
        out.putLong(descending(row.get(FilesLayer.FORK_EVENTS_COUNT)));
        out.putLong(latestFirst(row.find(FilesLayer.REVISION_DATE)));
        out.putLong(latestFirst(row.find(FilesLayer.COMMITTER_DATE)));
        out.putLong(latestFirst(row.find(FilesLayer.VISIT_DATE)));
    }

    /** Puts the key of a row that nothing is preferred to, because it is in a corpus that is only compared with. */
    static void putFirst(RecordOutput out) {
        out.putByte(0);
        for (int i = 1; i < BYTES; i += Long.BYTES) {
            out.putLong(0);
        }
    }

    static int verdictAndLicense(Row row, List<Column<String>> verdicts) {
        boolean dropped = verdicts.stream().anyMatch(verdict -> row.find(verdict) != null);
        int license =
                switch (row.get(LicensesLayer.LICENSE_TYPE)) {
                    case "permissive" -> 0;
                    case "no_license" -> 1;
                    default -> 2;
                };
        return (dropped ? 3 : 0) + license;
    }

    private static long latestFirst(@Nullable Instant date) {
        return descending(date == null ? Long.MIN_VALUE : ChronoUnit.MICROS.between(Instant.EPOCH, date));
    }

    /** Greater numbers become smaller when read as unsigned. */
    static long descending(long value) {
        return ~(value ^ Long.MIN_VALUE);
    }

    /** Tells apart rows that have everything else in common, the same way wherever they lie in the corpus. */
    static long tieBreak(Row row) {
        return hash(hash(0, row.get(FilesLayer.REPO_NAME)) + 1, row.get(FilesLayer.PATH)) >>> 1;
    }

    /** A number that stands for a text. */
    static long hash(long seed, String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
