package dev.stackyard.dedup;

/**
 * Makes MinHash signatures: for two sets, the share of places in which their signatures agree estimates the sets' Jaccard
 * similarity. Implementations are thread-confined.
 */
interface MinHashKernel {

    /** Places of a signature. */
    int hashes();

    /**
     * Signs a set. Each place gets the low eight bits of the hash that won it, so two places agree by accident with
     * probability 1/256 ("b-bit minwise hashing", Li and König, 2010).
     *
     * @param shingles 64-bit shingle hashes; order and repetitions change nothing; not modified
     * @param count how many of them to sign, at least 1
     * @param signature receives {@link #hashes} bytes from {@code offset}
     */
    void sign(long[] shingles, int count, byte[] signature, int offset);

    /** The same into an array of its own. */
    default byte[] signature(long[] shingles, int count) {
        byte[] signature = new byte[hashes()];
        sign(shingles, count, signature, 0);
        return signature;
    }
}
