package dev.stackyard.languages.internal.classifier;

import dev.stackyard.languages.internal.Resources;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * How much each token speaks for each language. Immutable and thread-safe.
 *
 * <p>Resource {@code classifier.model}, integers big-endian, {@code varint} is 7 bits a byte, low bits first, high bit
 * set on all but the last:
 *
 * <pre>
 * int     magic "SYC1"
 * double  greatest weight
 * varint  languages;  each: varint length, name in UTF-8
 * varint  tokens;     each: varint length, bytes,
 *                           varint postings; each: varint language minus the one before (the first: plus 1),
 *                                                  byte exponent e
 * </pre>
 *
 * A posting's weight is {@code greatest * 2^(-e / 16)}: one byte keeps it to within 2.2 %.
 */
public final class ClassifierModel {

    public static final int MAGIC = 0x53594331;

    /** Steps of the exponent in which a weight halves. */
    public static final int STEPS_PER_HALVING = 16;

    private static final int EXPONENTS = 256;

    private final double[] weightOf = new double[EXPONENTS];
    private final Map<String, Integer> languages = new HashMap<>();
    private final byte[] data;
    private final int[] tokenAt;
    private final int[] slots;
    private final int mask;

    /** Reads a model that is well-formed. */
    public ClassifierModel(byte[] data) {
        ByteBuffer in = ByteBuffer.wrap(data);
        if (in.getInt() != MAGIC) {
            throw new IllegalStateException("not a classifier model");
        }
        double greatest = in.getDouble();
        for (int e = 0; e < EXPONENTS; e++) {
            weightOf[e] = greatest * StrictMath.pow(2, -(double) e / STEPS_PER_HALVING);
        }
        int languageCount = varint(in);
        for (int i = 0; i < languageCount; i++) {
            byte[] name = new byte[varint(in)];
            in.get(name);
            languages.put(new String(name, StandardCharsets.UTF_8), i);
        }
        this.data = data;
        this.tokenAt = new int[varint(in)];
        this.mask = Integer.highestOneBit(Math.max(1, tokenAt.length)) * 4 - 1;
        this.slots = new int[mask + 1];
        for (int token = 0; token < tokenAt.length; token++) {
            tokenAt[token] = in.position();
            skipToken(in, token);
        }
    }

    /** Loads the resource once, when first asked. */
    private static final class Shared {
        static final ClassifierModel MODEL = new ClassifierModel(Resources.bytes("classifier.model"));
    }

    public static ClassifierModel shared() {
        return Shared.MODEL;
    }

    private void skipToken(ByteBuffer in, int token) {
        int length = varint(in);
        int slot = slot(hash(data, in.position(), length));
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = token + 1;
        in.position(in.position() + length);
        for (int postings = varint(in); postings > 0; postings--) {
            varint(in);
            in.get();
        }
    }

    private static int varint(ByteBuffer in) {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    int languageCount() {
        return languages.size();
    }

    int tokenCount() {
        return tokenAt.length;
    }

    /** Whether a language can be scored. */
    public boolean knows(String language) {
        return languages.containsKey(language);
    }

    /** Number of a language in this model, or -1. */
    int languageOf(String name) {
        return languages.getOrDefault(name, -1);
    }

    /** Number of a token, or -1. */
    int tokenOf(byte[] bytes, int from, int length) {
        int slot = slot(hash(bytes, from, length));
        while (slots[slot] != 0) {
            int at = tokenAt[slots[slot] - 1];
            if (data[at] == length && equal(bytes, from, at + 1, length)) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    /** Adds a token's weights, times a factor, to the scores of its languages. */
    void addTo(double[] scores, int token, double factor) {
        int at = tokenAt[token];
        at += 1 + data[at];
        int postings = 0;
        int shift = 0;
        byte b;
        do {
            b = data[at++];
            postings |= (b & 0x7F) << shift;
            shift += 7;
        } while (b < 0);
        int language = -1;
        for (; postings > 0; postings--) {
            int gap = data[at++];
            if (gap < 0) {
                gap = (gap & 0x7F) | data[at++] << 7;
            }
            language += gap;
            scores[language] += factor * weightOf[data[at++] & 0xFF];
        }
    }

    private boolean equal(byte[] bytes, int from, int at, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != data[at + i]) {
                return false;
            }
        }
        return true;
    }

    private static int hash(byte[] bytes, int from, int length) {
        int hash = 1;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 15) & mask;
    }
}
