package dev.stackyard.corpus;

import dev.stackyard.corpus.reading.Reading;
import org.jspecify.annotations.Nullable;

/**
 * One row, joined across the layers that were asked for. A view of the cursor that made it: valid until the cursor
 * moves, used by one thread.
 */
public interface Row {

    PartId part();

    /** Position of the row in its part, from 0. */
    long index();

    /**
     * The value of a column, or null.
     *
     * @throws IllegalStateException if the column is not among those that the reader asked for
     */
    <T> @Nullable T find(Column<T> column);

    /**
     * The value of a column that is not null here.
     *
     * @throws IllegalStateException if the column was not asked for, or is null
     */
    <T> T get(Column<T> column);

    /**
     * The row's text as UTF-8: the original bytes where they are valid UTF-8, otherwise decoded once with
     * {@code src_encoding}; of a row whose content is a structure, the text of its {@link #reading}; null for a stub. Needs
     * {@link ContentsLayer#CONTENT} among the columns asked for.
     */
    @Nullable
    ByteSlice text();

    /** The {@link #text} that copies have in common: without the data set that a Kaggle notebook is preceded by. */
    default @Nullable ByteSlice ownText() {
        Reading reading = reading();
        return reading == null ? text() : reading.ownText();
    }

    /**
     * What there is to read in a row whose content is a structure, such as a notebook; null for other rows and for stubs. Needs
     * {@link ContentsLayer#CONTENT} among the columns asked for.
     */
    @Nullable
    Reading reading();
}
