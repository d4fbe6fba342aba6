package dev.stackyard.tokenize.bpe;

/**
 * Remembers the tokens of pretokens. Source code repeats itself: nearly every pretoken is found here, and merging is the
 * exception. Bounded: when it is full it forgets all but what it was seeded with. What it holds never changes an answer, only
 * the time. Owned by one thread.
 */
final class PretokenCache {

    /** Longest pretoken that is remembered; what is longer rarely comes twice. */
    static final int LONGEST_BYTES = 256;

    private final ShortPretokens shortOnes;
    private final MediumPretokens mediumOnes;
    private final OtherPretokens others;

    PretokenCache() {
        this(new ShortPretokens(), new MediumPretokens(), new OtherPretokens());
    }

    private PretokenCache(ShortPretokens shortOnes, MediumPretokens mediumOnes, OtherPretokens others) {
        this.shortOnes = shortOnes;
        this.mediumOnes = mediumOnes;
        this.others = others;
    }

    /** An independent cache that knows what this one does, and goes back to it when it is full. */
    PretokenCache copy() {
        return new PretokenCache(shortOnes.copy(), mediumOnes.copy(), others.copy());
    }

    /** The {@link PackedTokens} of a pretoken, or 0 if it is not known, or {@link #append} has to be asked. */
    long find(byte[] text, int start, int length) {
        if (length <= ShortPretokens.LONGEST_BYTES) {
            return shortOnes.find(text, start, length);
        }
        return length <= MediumPretokens.LONGEST_BYTES ? mediumOnes.find(text, start, length) : 0;
    }

    /** Appends the tokens of a pretoken that {@link #find} did not find, if they are known. */
    boolean append(byte[] text, int start, int length, TokenBuffer out) {
        return length <= LONGEST_BYTES && others.append(text, start, length, out);
    }

    /**
     * Remembers a pretoken that is not known yet.
     *
     * @param ids its tokens are {@code ids[from]} to {@code ids[from + count - 1]}
     */
    void put(byte[] text, int start, int length, int[] ids, int from, int count) {
        boolean packs = count <= PackedTokens.MOST;
        if (packs && length <= ShortPretokens.LONGEST_BYTES) {
            shortOnes.put(text, start, length, PackedTokens.pack(ids, from, count));
        } else if (packs && length <= MediumPretokens.LONGEST_BYTES) {
            mediumOnes.put(text, start, length, PackedTokens.pack(ids, from, count));
        } else if (length <= LONGEST_BYTES) {
            others.put(text, start, length, ids, from, count);
        }
    }
}
