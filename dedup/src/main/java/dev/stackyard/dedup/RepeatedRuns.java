package dev.stackyard.dedup;

import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.flow.TableCursor;
import java.io.IOException;

/** Joins the repeated pieces of one text after the other into runs. Not thread-safe. */
final class RepeatedRuns {

    private final TableCursor pieces;
    private boolean more;

    private long repeatedBytes;
    private long mostFiles;
    private long longestStart;
    private long longestEnd;

    /** @param pieces row 8 | start 4 | end 4 | files 8, ascending */
    RepeatedRuns(TableCursor pieces) throws IOException {
        this.pieces = pieces;
        this.more = pieces.next();
    }

    /** Reads the pieces of a row, which comes after the last one. */
    void read(long row) throws IOException {
        repeatedBytes = 0;
        mostFiles = 0;
        longestStart = 0;
        longestEnd = 0;
        long runStart = 0;
        long runEnd = 0;
        while (more && pieces.getLong(0) <= row) {
            if (pieces.getLong(0) == row) {
                long start = pieces.getInt(8);
                long end = pieces.getInt(12);
                runStart = start > runEnd ? start : runStart;
                repeatedBytes += Math.max(0, end - Math.max(start, runEnd));
                runEnd = Math.max(runEnd, end);
                if (runEnd - runStart > longestEnd - longestStart) {
                    longestStart = runStart;
                    longestEnd = runEnd;
                }
                mostFiles = Math.max(mostFiles, pieces.getLong(16));
            }
            more = pieces.next();
        }
    }

    /** Sets what was found in a text of this many bytes. */
    void set(long length, RowBuilder out) {
        out.set(RepetitionLayer.REPEATED_BYTES, repeatedBytes);
        out.set(RepetitionLayer.REPEATED_FRACTION, length == 0 ? 0 : (double) repeatedBytes / length);
        if (repeatedBytes > 0) {
            out.set(RepetitionLayer.MOST_FILES, mostFiles);
            out.set(RepetitionLayer.LONGEST_START, longestStart);
            out.set(RepetitionLayer.LONGEST_END, longestEnd);
        }
    }
}
