package dev.stackyard.dedup;

/** How near duplicates are found and judged. */
public enum Method {
    /** Candidates by MinHash, each compared exactly: a row is dropped only for a kept row that is similar to it. */
    VERIFIED,
    /**
     * The Stack v2's (bigcode-dataset, {@code near_deduplication/bigcode-v2/intra_dedup.py}), cluster for cluster: whatever
     * agrees in a band is linked, nothing is compared, and of all that hang together one row is kept.
     */
    BIGCODE
}
