package dev.stackyard.pii.internal.scan;

/** What stands in the place of something masked: a fixed word, or an address drawn from a short list. */
public enum Mask {
    EMAIL,
    KEY,
    PASSWORD,
    IPV4,
    IPV6
}
