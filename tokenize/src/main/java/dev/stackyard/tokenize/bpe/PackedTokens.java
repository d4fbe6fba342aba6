package dev.stackyard.tokenize.bpe;

/**
 * One to three tokens in a long: bits 0-19, 20-39 and 40-59 are the ids, bits 60-61 their number. Never 0. Ids have 20 bits
 * because {@link MergeTable#LIMIT} says so.
 */
final class PackedTokens {

    /** Tokens that fit. */
    static final int MOST = 3;

    private static final int ID_BITS = 20;
    private static final int ID_MASK = MergeTable.LIMIT - 1;
    private static final int COUNT_SHIFT = 60;

    private PackedTokens() {}

    static long pack(int[] ids, int from, int count) {
        long packed = (long) count << COUNT_SHIFT;
        for (int i = 0; i < count; i++) {
            packed |= (long) ids[from + i] << (ID_BITS * i);
        }
        return packed;
    }

    /**
     * Writes the ids. Three places are always written to: that is cheaper than to ask how many there are.
     *
     * @return how many of them count
     */
    static int unpack(long packed, int[] target, int position) {
        target[position] = (int) packed & ID_MASK;
        target[position + 1] = (int) (packed >>> ID_BITS) & ID_MASK;
        target[position + 2] = (int) (packed >>> (2 * ID_BITS)) & ID_MASK;
        return (int) (packed >>> COUNT_SHIFT);
    }
}
