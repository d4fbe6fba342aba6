package dev.stackyard.dedup;

import java.io.Serializable;

/**
 * Which runs of words count as repeated.
 *
 * @param words a run of this many words, repeated word for word, is found for certain, half of it perhaps; 8 to 1024, default
 *     32: the shortest licence headers have about 20, functions that are copied around some dozens
 * @param files in how many other files a run must occur, at least 1; default 10. 0 looks for nothing
 */
public record RepetitionSettings(int words, int files) implements Serializable {

    public RepetitionSettings {
        SignaturesSettings.requireRange("words", words, 8, 1024);
        SignaturesSettings.requireRange("files", files, 0, Integer.MAX_VALUE);
    }

    public static RepetitionSettings defaults() {
        return new RepetitionSettings(32, 10);
    }

    /** Words of the pieces that are compared. */
    int pieceWords() {
        return words / 2;
    }

    /** Neighbouring pieces of which one is compared: then any run of {@link #words} contains one that is. */
    int window() {
        return words - pieceWords() + 1;
    }
}
