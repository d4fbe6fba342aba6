package dev.stackyard.dedup;

import dev.stackyard.dedup.bigcode.BigCodeSigner;
import java.io.Serializable;

/**
 * What decides a row's signature. Part of {@link DuplicatesSettings}; kept apart so that signatures on disk stay good when
 * only the linking changes.
 *
 * @param method which signatures
 * @param ngram words per shingle, 1 to 32
 * @param bands bands of a signature, 1 to 128
 * @param rows places per band, 4 to 8; up to 64 for {@link Method#BIGCODE}
 * @param seed decides all random choices; of {@link Method#BIGCODE} 32 bits count
 * @param minLength tokens below which a text is short, for {@link Method#BIGCODE}; otherwise 0
 * @param shortFiles what {@link Method#BIGCODE} makes of those
 */
public record SignaturesSettings(
        Method method, int ngram, int bands, int rows, long seed, int minLength, ShortFiles shortFiles)
        implements Serializable {

    private static final int MAX_BIGCODE_ROWS = 64;

    public SignaturesSettings {
        requireRange("ngram", ngram, 1, 32);
        requireRange("bands", bands, 1, 128);
        if (method == Method.VERIFIED) {
            requireRange("rows", rows, 4, 8);
        } else {
            requireRange("rows", rows, 1, MAX_BIGCODE_ROWS);
            requireRange("minLength", minLength, 0, 1000);
        }
    }

    public static SignaturesSettings defaults() {
        return DuplicatesSettings.defaults().signatures();
    }

    /** Places of a signature. */
    int hashes() {
        return bands * rows;
    }

    /** A signer for one thread. */
    TextSigner signer() {
        return switch (method) {
            case VERIFIED -> new MinHashSigner(this);
            case BIGCODE -> {
                BigCodeSigner signer =
                        new BigCodeSigner(ngram, minLength, shortFiles == ShortFiles.MERGED, bands, rows, seed);
                yield text -> signer.sign(text.array(), text.offset(), text.length());
            }
        };
    }

    static void requireRange(String setting, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(setting + " must be " + low + " to " + high + ", not " + value);
        }
    }
}
