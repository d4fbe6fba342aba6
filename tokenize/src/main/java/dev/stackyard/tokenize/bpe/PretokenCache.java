package dev.stackyard.tokenize.bpe;

/**
 * Remembers the tokens of pretokens. Source code repeats itself: nearly every pretoken is found here, and merging is the
 * exception. Bounded: when it is full it forgets all but what it was seeded with. What it holds never changes an answer, only
 * the time. Owned by one thread.
 */
final class PretokenCache {

    /** Longest pretoken that is remembered; what is longer rarely comes twice. */
    static final int LONGEST_BYTES = 256;

    private final ShortPretokens upTo7;
    private final MediumPretokens upTo15;
    private final LongPretokens upTo256;

    PretokenCache() {
        this(new ShortPretokens(), new MediumPretokens(), new LongPretokens());
    }

    private PretokenCache(ShortPretokens upTo7, MediumPretokens upTo15, LongPretokens upTo256) {
        this.upTo7 = upTo7;
        this.upTo15 = upTo15;
        this.upTo256 = upTo256;
    }

    /** An independent cache that knows what this one does, and goes back to it when it is full. */
    PretokenCache copy() {
        return new PretokenCache(upTo7.copy(), upTo15.copy(), upTo256.copy());
    }

    /** Appends the tokens of a pretoken if they are known. */
    boolean append(byte[] text, int start, int end, TokenBuffer out) {
        int length = end - start;
        if (length <= ShortPretokens.LONGEST_BYTES) {
            return upTo7.append(text, start, length, out);
        }
        if (length <= MediumPretokens.LONGEST_BYTES) {
            return upTo15.append(text, start, length, out);
        }
        return length <= LONGEST_BYTES && upTo256.append(text, start, length, out);
    }

    /**
     * Remembers a pretoken that is not known yet.
     *
     * @param ids its tokens are {@code ids[from]} to {@code ids[from + count - 1]}
     */
    void put(byte[] text, int start, int end, int[] ids, int from, int count) {
        int length = end - start;
        if (length <= ShortPretokens.LONGEST_BYTES) {
            upTo7.put(text, start, length, ids, from, count);
        } else if (length <= MediumPretokens.LONGEST_BYTES) {
            upTo15.put(text, start, length, ids, from, count);
        } else if (length <= LONGEST_BYTES) {
            upTo256.put(text, start, length, ids, from, count);
        }
    }
}
