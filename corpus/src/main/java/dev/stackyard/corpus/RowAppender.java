package dev.stackyard.corpus;

/** Where a {@link RepositoryFunction} puts its rows, in order. */
@FunctionalInterface
public interface RowAppender {

    /** Begins the next row; the row before it is complete from then on. */
    RowBuilder append();
}
