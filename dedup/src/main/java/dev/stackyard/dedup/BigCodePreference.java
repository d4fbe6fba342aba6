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
 * Which row of a cluster The Stack v2's script keeps (bigcode-dataset {@code near_deduplication/bigcode-v2/intra_dedup.py
 * --rank}), as bytes whose unsigned order is the order of preference: by licence, more stars, more forks, the later revision,
 * the later visit. Verdicts of {@link DuplicatesSettings#verdictLayers} come first; the script knows none. What is equal in
 * all that, Spark leaves to chance; here the first row of the corpus is kept.
 *
 * <pre>
 * 0  verdict and licence   1 byte, see {@link Preference}
 * 1  star_events_count     8 bytes, descending
 * 9  fork_events_count     8 bytes, descending
 * 17 revision_date         1 byte, 0 if known; 8 bytes, microseconds, descending as unsigned
 * 26 visit_date            likewise
 * </pre>
 *
 * That the script casts dates to unsigned makes those before 1970 the latest of all; so they are here.
 */
final class BigCodePreference {

    /** Length of the key. */
    static final int BYTES = 35;

    private final List<Column<String>> verdicts;

    BigCodePreference(DuplicatesSettings settings) {
        this.verdicts = settings.verdictLayers().stream().map(LayerSchema::drop).toList();
    }

    /** Columns that {@link #put} reads. */
    List<Column<?>> columns() {
        List<Column<?>> columns = new ArrayList<>(verdicts);
        columns.add(LicensesLayer.LICENSE_TYPE);
        columns.add(FilesLayer.STAR_EVENTS_COUNT);
        columns.add(FilesLayer.FORK_EVENTS_COUNT);
        columns.add(FilesLayer.REVISION_DATE);
        columns.add(FilesLayer.VISIT_DATE);
        return columns;
    }

    /** Puts the {@link #BYTES} bytes of a row's key. */
    void put(RecordOutput out, Row row) {
        out.putByte(Preference.verdictAndLicense(row, verdicts));
        out.putLong(Preference.descending(row.get(FilesLayer.STAR_EVENTS_COUNT)));
        out.putLong(Preference.descending(row.get(FilesLayer.FORK_EVENTS_COUNT)));
        putDate(out, row.find(FilesLayer.REVISION_DATE));
        putDate(out, row.find(FilesLayer.VISIT_DATE));
    }

    private static void putDate(RecordOutput out, @Nullable Instant date) {
        out.putByte(date == null ? 1 : 0).putLong(date == null ? 0 : ~ChronoUnit.MICROS.between(Instant.EPOCH, date));
    }
}
