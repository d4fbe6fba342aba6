package dev.stackyard.dedup;

/** What {@link Method#BIGCODE} makes of texts with too few tokens for an n-gram. */
public enum ShortFiles {
    /** They are all duplicates of one another, as The Stack v2's script has it: each has the signature of no n-grams. */
    MERGED,
    /** Each is a duplicate of those with the same bytes only. */
    APART
}
