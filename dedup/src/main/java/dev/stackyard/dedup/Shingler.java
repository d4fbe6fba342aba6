package dev.stackyard.dedup;

/**
 * Turns UTF-8 text into hashes of its shingles: its runs of n adjacent words ({@link WordScanner}), as in "On the
 * resemblance and containment of documents" (Broder, 1997); n = 5 is The Stack v2's (arXiv 2402.19173 section 3.1).
 *
 * <p>A text of fewer than n words is compared as what it is: it has one shingle, the text itself, in which only the
 * amount of white space does not count. So two tiny files are either the same or have nothing in common, and none has
 * anything in common with a longer file. A text of nothing but white space has no shingle and is like no other.
 *
 * <p>Thread-confined.
 */
final class Shingler {

    /** Random odd base of the polynomial that joins the hashes of words. */
    private static final long BASE = 0xD1342543DE82EF95L;

    private static final long TINY_SEED = 0xA0761D6478BD642FL;

    private final int ngram;
    /** {@link #BASE} to the power of n. */
    private final long leavingWeight;

    private final WordScanner words;
    private long[] shingles = new long[1024];
    private boolean tiny;

    /** @param ngram words per shingle, at least 1 */
    Shingler(int ngram) {
        this(ngram, false);
    }

    /** @param places whether {@link #start} and {@link #end} are asked for */
    Shingler(int ngram, boolean places) {
        this.ngram = ngram;
        this.words = new WordScanner(places);
        long power = 1;
        for (int i = 0; i < ngram; i++) {
            power *= BASE;
        }
        this.leavingWeight = power;
    }

    /**
     * Hashes the shingles of a text.
     *
     * @return how many there are, repeated ones included; {@link #shingles} has them in text order
     */
    int shingle(byte[] text, int offset, int length) {
        int wordCount = words.scan(text, offset, length);
        tiny = wordCount < ngram;
        if (tiny) {
            return shingleTiny(text, offset, offset + length);
        }
        int count = wordCount - ngram + 1;
        if (shingles.length < count) {
            shingles = new long[Math.max(count, (int) Math.min(2L * shingles.length, Integer.MAX_VALUE - 8))];
        }
        roll(words.hashes(), count);
        return count;
    }

    /** Whether the last text had too few words, so that its one shingle is the text itself. */
    boolean isTiny() {
        return tiny;
    }

    /** The hashes of the last text's shingles, from index 0; valid until the next call. The caller may reorder them. */
    long[] shingles() {
        return shingles;
    }

    /** Where a shingle of the last text, if that is not tiny, begins in the array that was read. */
    int start(int shingle) {
        return words.start(shingle);
    }

    /** Where it ends. */
    int end(int shingle) {
        return words.end(shingle + ngram - 1);
    }

    /** Each shingle is the polynomial of its words' hashes in {@link #BASE}, modulo 2^64. */
    private void roll(long[] hashes, int count) {
        long hash = 0;
        for (int i = 0; i < ngram; i++) {
            hash = hash * BASE + hashes[i];
        }
        shingles[0] = hash;
        for (int i = 1; i < count; i++) {
            hash = hash * BASE + hashes[i + ngram - 1] - leavingWeight * hashes[i - 1];
            shingles[i] = hash;
        }
    }

    private int shingleTiny(byte[] text, int from, int to) {
        long hash = TINY_SEED;
        boolean gap = false;
        boolean empty = true;
        for (int i = from; i < to; i++) {
            if (isSpace(text[i])) {
                gap = true;
            } else {
                hash = gap && !empty ? step(hash, ' ') : hash;
                hash = step(hash, text[i]);
                gap = false;
                empty = false;
            }
        }
        shingles[0] = hash;
        return empty ? 0 : 1;
    }

    private static long step(long hash, int b) {
        long mixed = (hash ^ (b & 0xFF)) * BASE;
        return mixed ^ mixed >>> 29;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }
}
