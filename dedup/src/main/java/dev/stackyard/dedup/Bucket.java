package dev.stackyard.dedup;

import dev.stackyard.corpus.flow.RecordOutput;
import java.io.IOException;

/**
 * The contents that agree in one band, seen in order of preference: decides which of them are worth comparing, by their
 * sketches alone, in memory and time per content that do not depend on how many there are. One bucket after the other;
 * thread-confined.
 *
 * <p>A content is compared with the bucket's representatives. It becomes a representative itself unless the sketches leave
 * no doubt that it is similar to one: then that one speaks for it, so a million variants of one file need a single
 * representative. A bucket has at most {@link #MAX_REPRESENTATIVES}; later contents are compared with those and with the
 * last {@link #RECENT} contents that found no room. What that may miss are near duplicates among the later contents of a
 * bucket of thousands of mutually dissimilar ones, and only if they are missed in each of the bands that they share.
 *
 * <p>Of the representatives that may be similar to a content, the {@link #MOST_PREFERRED} most preferred become candidates,
 * being the likeliest to be kept, and the {@link #MOST_SIMILAR} most similar.
 *
 * <p>Contents that another corpus keeps come first. They have no candidates, for none of them can be dropped, and each is a
 * representative: what is similar to one of them need not be similar to another. Contents of the same repository, where
 * that matters, are none to each other.
 */
final class Bucket {

    static final int MAX_REPRESENTATIVES = 512;
    static final int RECENT = 64;
    static final int MOST_PREFERRED = 4;
    static final int MOST_SIMILAR = 4;

    /** Repository of all contents where it does not matter which. */
    static final long ANY_REPOSITORY = 0;

    private static final int SLOTS = MAX_REPRESENTATIVES + RECENT;

    private final int bits;
    private final int fewestAgreeing;
    /** Agreeing bits from which two contents are similar beyond doubt. */
    private final int surelyAgreeing;

    private final long firstOwn;

    private final long[] ranks = new long[SLOTS];
    private final long[] sketches0 = new long[SLOTS];
    private final long[] sketches1 = new long[SLOTS];
    private final long[] repositories = new long[SLOTS];
    private final int[] agreeing = new int[SLOTS];
    private final int[] found = new int[SLOTS];
    private int size;
    private long added;
    private long key = -1;

    /** @param firstOwn rank of the first content that no other corpus keeps */
    Bucket(double threshold, int bits, long firstOwn) {
        this.bits = bits;
        this.firstOwn = firstOwn;
        this.fewestAgreeing = BitSketch.fewestAgreeing(threshold, bits);
        this.surelyAgreeing = BitSketch.surelyAgreeing(threshold, bits);
    }

    /** Takes the next content, of the same bucket or the next one, and puts its candidate pairs. */
    void add(long bucketKey, long rank, long sketch0, long sketch1, long repository, RecordOutput out)
            throws IOException {
        if (bucketKey != key) {
            key = bucketKey;
            size = 0;
            added = 0;
        }
        int most = rank < firstOwn ? 0 : compare(rank, sketch0, sketch1, repository, out);
        if (most < surelyAgreeing) {
            remember(rank, sketch0, sketch1, repository);
        }
    }

    /** Puts the pairs of a content and returns the greatest number of bits in which it agrees with a representative. */
    private int compare(long rank, long sketch0, long sketch1, long repository, RecordOutput out) throws IOException {
        int most = 0;
        int count = 0;
        for (int i = 0; i < size; i++) {
            int equal = bits - Long.bitCount(sketch0 ^ sketches0[i]) - Long.bitCount(sketch1 ^ sketches1[i]);
            if (equal >= fewestAgreeing && (repository == ANY_REPOSITORY || repository != repositories[i])) {
                agreeing[i] = equal;
                found[count++] = i;
                most = Math.max(most, equal);
            }
        }
        put(rank, count, out);
        return most;
    }

    private void remember(long rank, long sketch0, long sketch1, long repository) {
        int slot = size < SLOTS ? size++ : MAX_REPRESENTATIVES + (int) (added % RECENT);
        added++;
        ranks[slot] = rank;
        sketches0[slot] = sketch0;
        sketches1[slot] = sketch1;
        repositories[slot] = repository;
    }

    private void put(long rank, int count, RecordOutput out) throws IOException {
        int preferred = Math.min(count, MOST_PREFERRED);
        for (int k = 0; k < preferred; k++) {
            putPair(rank, found[k], out);
        }
        for (int n = 0; n < MOST_SIMILAR && preferred + n < count; n++) {
            int best = preferred + n;
            for (int k = best + 1; k < count; k++) {
                best = agreeing[found[k]] > agreeing[found[best]] ? k : best;
            }
            int slot = found[best];
            found[best] = found[preferred + n];
            found[preferred + n] = slot;
            putPair(rank, slot, out);
        }
    }

    private void putPair(long rank, int slot, RecordOutput out) throws IOException {
        out.putLong(rank).putLong(ranks[slot]).putByte(agreeing[slot]).end();
    }
}
