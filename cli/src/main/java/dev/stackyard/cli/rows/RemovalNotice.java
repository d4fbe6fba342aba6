package dev.stackyard.cli.rows;

import dev.stackyard.corpus.removal.RemovalRecord;
import org.jspecify.annotations.Nullable;

/**
 * All that is told of rows that were removed on request.
 *
 * @param removal number of the removal
 * @param date when it was requested
 * @param request its name in the books of whoever removed
 * @param reason why, in their words
 * @param rows removed rows that were asked about; 0 for something that was never in the corpus and must stay out
 * @param words all of this as a person reads it
 */
public record RemovalNotice(
        int removal,
        String date,
        @Nullable String request,
        @Nullable String reason,
        long rows,
        String words) {

    static RemovalNotice of(RemovalRecord record, long rows) {
        return new RemovalNotice(
                record.number(),
                record.request().date(),
                record.request().request(),
                record.request().reason(),
                rows,
                record.words());
    }
}
