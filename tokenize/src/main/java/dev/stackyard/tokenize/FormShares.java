package dev.stackyard.tokenize;

import dev.stackyard.corpus.KeyedHash;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of each kind is rendered: a blend. A name is a kind of row, such as {@code code}, or a form of a kind that has
 * several, such as {@code notebook-script}; what is not named is rendered whole. A document is in or out by the seed and by
 * what it is of, so a larger share has all that a smaller one has.
 */
final class FormShares {

    private final Map<String, Double> shares;

    private FormShares(Map<String, Double> shares) {
        this.shares = shares;
    }

    /** @throws IllegalArgumentException if a share is no number from 0 to 1; the message begins with the setting's name */
    static FormShares of(Map<String, String> setting) {
        Map<String, Double> shares = new TreeMap<>();
        setting.forEach((form, share) -> shares.put(form, parse(form, share)));
        return new FormShares(shares);
    }

    private static double parse(String form, String share) {
        try {
            double value = Double.parseDouble(share);
            if (value >= 0 && value <= 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("shares: " + form + " must be from 0 to 1, not " + share);
    }

    /**
     * Whether a document is rendered.
     *
     * @param names what it is of
     */
    boolean includes(String form, long seed, String... names) {
        double share = shares.getOrDefault(form, 1.0);
        return share >= 1 || KeyedHash.unit(seed, "share " + form, names) < share;
    }
}
