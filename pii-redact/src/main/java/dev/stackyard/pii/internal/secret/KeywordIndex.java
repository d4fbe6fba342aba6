package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Ascii;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds which of some hundred short words stand where in a text, in any letter case, in one pass that looks at every
 * second position only. Immutable and thread-safe.
 *
 * <pre>
 * text        a  c  c  e  s  s  _  t  o  k  e  n
 * looked at  [a  c  c]   [s  s  _]   [o  k  e]
 *                  [c  e  s]   [_  t  o]   [e  n ...
 * </pre>
 *
 * <p>A word of four or more bytes covers, for any offset in it, the three bytes there or those one further, whichever lies
 * at an even position. So for each word two neighbouring triples are entered, the two that are rarest in source code by
 * {@link BigramModel} ({@code ecr} and {@code cre} of {@code secret}): into a table of 131,072 bytes under a multiplicative hash, and into
 * a map from triple to words. The loop asks the table alone, four times for every eight bytes and without a branch in
 * between; only where it answers is the map asked and the word compared.
 *
 * <p>Folding is one bitwise or with 0x20, which makes letters lower case and maps few other bytes onto each other; the
 * comparison that follows is exact. An Aho-Corasick automaton, the usual choice, needs for every byte a load that waits
 * for the load before it; here all loads are independent. Sampling a text at fixed steps with q-grams is the idea of Wu
 * and Manber (1994). A bitmap in place of the byte table is eight times smaller and was measured to be slower by half.
 */
final class KeywordIndex {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FOLD = 0x2020202020202020L;
    private static final int TRIPLE = 0xFFFFFF;
    private static final int SHORTEST = 4;
    private static final int HASH_BITS = 17;
    private static final double PUNCTUATION_BITS = 3;

    /** Receives the words found: the word's number and the index of its first byte. */
    @FunctionalInterface
    interface Sink {
        void found(int keyword, int start);
    }

    /** That a triple stands {@code offset} bytes into a keyword. */
    private record Place(int keyword, byte[] word, int offset) {}

    /** By hash of a triple: 0 if no keyword has one with this hash. */
    private final byte[] present = new byte[1 << HASH_BITS];
    /** Open addressing: the triple in each slot, 0 in a free one (a triple never is 0, as folding sets bits). */
    private final int[] triples;

    private final Place[][] places;

    /**
     * @param keywords lower-case ASCII, at least four bytes each, distinct; a keyword's number is its index here
     * @throws IllegalArgumentException if one is shorter or not lower case
     */
    KeywordIndex(List<String> keywords) {
        Map<Integer, List<Place>> collected = new TreeMap<>();
        for (int i = 0; i < keywords.size(); i++) {
            byte[] word = checked(keywords.get(i));
            int rarest = rarestOffset(word);
            for (int offset = rarest; offset < rarest + 2; offset++) {
                int triple = triple(word[offset], word[offset + 1], word[offset + 2]);
                collected.computeIfAbsent(triple, key -> new ArrayList<>()).add(new Place(i, word, offset));
            }
        }
        int slots = Integer.highestOneBit(Math.max(1, collected.size())) * 4;
        this.triples = new int[slots];
        this.places = new Place[slots][];
        collected.forEach((triple, list) -> {
            present[hash(triple)] = 1;
            triples[slot(triple)] = triple;
            places[slot(triple)] = list.toArray(Place[]::new);
        });
    }

    private static byte[] checked(String word) {
        if (word.length() < SHORTEST || !word.chars().allMatch(c -> c < 0x80 && !Ascii.isUpper(c))) {
            throw new IllegalArgumentException(
                    "keyword '" + word + "' must be lower-case ASCII of at least " + SHORTEST + " characters");
        }
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    /** The offset at which the two triples from there on are least to be expected. */
    private static int rarestOffset(byte[] word) {
        int best = 0;
        double bestCost = Double.MAX_VALUE;
        for (int offset = 0; offset + SHORTEST <= word.length; offset++) {
            double middle = bits(word[offset + 1], word[offset + 2]);
            double cost = Math.pow(2, -bits(word[offset], word[offset + 1]) - middle)
                    + Math.pow(2, -middle - bits(word[offset + 2], word[offset + 3]));
            if (cost < bestCost) {
                best = offset;
                bestCost = cost;
            }
        }
        return best;
    }

    /** Surprise of a pair; the model knows names only, but punctuation and blanks are common in text. */
    private static double bits(byte first, byte second) {
        boolean inName = Ascii.isAlphanumeric(first) && Ascii.isAlphanumeric(second);
        return inName ? BigramModel.bits(first, second) : PUNCTUATION_BITS;
    }

    /** Reports every place of every keyword, ordered by the even position at which it was noticed. */
    void scan(byte[] bytes, int start, int end, Sink sink) {
        byte[] table = present;
        int i = start;
        for (; i + 9 <= end; i += 8) {
            long eight = (long) LONGS.get(bytes, i) | FOLD;
            int ninth = (bytes[i + 8] | 0x20) & 0xFF;
            int hits = table[hash((int) eight & TRIPLE)]
                    | table[hash((int) (eight >>> 16) & TRIPLE)]
                    | table[hash((int) (eight >>> 32) & TRIPLE)]
                    | table[hash((int) (eight >>> 48) | ninth << 16)];
            if (hits != 0) {
                verifyFour(bytes, start, i, end, sink);
            }
        }
        for (; i + 2 < end; i += 2) {
            verify(bytes, start, i, end, sink);
        }
    }

    private void verifyFour(byte[] bytes, int start, int i, int end, Sink sink) {
        verify(bytes, start, i, end, sink);
        verify(bytes, start, i + 2, end, sink);
        verify(bytes, start, i + 4, end, sink);
        verify(bytes, start, i + 6, end, sink);
    }

    private void verify(byte[] bytes, int start, int i, int end, Sink sink) {
        int triple = triple(bytes[i], bytes[i + 1], bytes[i + 2]);
        if (present[hash(triple)] == 0) {
            return;
        }
        int slot = slot(triple);
        if (triples[slot] == 0) {
            return;
        }
        for (Place place : places[slot]) {
            int first = i - place.offset();
            if (first >= start && matches(bytes, first, end, place.word())) {
                sink.found(place.keyword(), first);
            }
        }
    }

    private static boolean matches(byte[] bytes, int first, int end, byte[] word) {
        if (word.length > end - first) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (Ascii.toLower(bytes[first + i]) != word[i]) {
                return false;
            }
        }
        return true;
    }

    private int slot(int triple) {
        int slot = hash(triple) & (triples.length - 1);
        while (triples[slot] != 0 && triples[slot] != triple) {
            slot = (slot + 1) & (triples.length - 1);
        }
        return slot;
    }

    private static int triple(byte first, byte second, byte third) {
        return ((first | 0x20) & 0xFF) | ((second | 0x20) & 0xFF) << 8 | ((third | 0x20) & 0xFF) << 16;
    }

    private static int hash(int triple) {
        return (triple * 0x9E3779B1) >>> (Integer.SIZE - HASH_BITS);
    }
}
