package dev.stackyard.dedup;

/**
 * What decides a row's signature. Part of {@link DuplicatesSettings}; kept apart so that signatures on disk stay good when
 * only the linking changes.
 *
 * @param ngram words per shingle, 1 to 32
 * @param bands bands of a signature, 1 to 128
 * @param rows places per band, 4 to 8
 * @param seed decides all random choices
 */
public record SignaturesSettings(int ngram, int bands, int rows, long seed) {

    public SignaturesSettings {
        requireRange("ngram", ngram, 1, 32);
        requireRange("bands", bands, 1, 128);
        requireRange("rows", rows, 4, 8);
    }

    public static SignaturesSettings defaults() {
        return DuplicatesSettings.defaults().signatures();
    }

    /** Places of a signature: one byte each. */
    int hashes() {
        return bands * rows;
    }

    static void requireRange(String setting, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(setting + " must be " + low + " to " + high + ", not " + value);
        }
    }
}
