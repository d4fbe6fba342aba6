package dev.stackyard.pii.internal.scan;

/** How sure a finding is of what it is, from least to most. */
public enum Weight {
    /** An address: it may be part of a URL with a password, say. */
    ADDRESS,
    /** A value that is secret because of the name it is given to. */
    NAMED_VALUE,
    /** A value that is secret because of how it looks or where it stands. */
    PATTERN,
    /** A whole key file, whatever else its lines look like. */
    BLOCK
}
