package dev.stackyard.pii.internal.scan;

/**
 * Looks for one sort of thing in a text, in time linear in its length. Immutable and thread-safe: what a scan needs to
 * remember lives on its stack.
 */
@FunctionalInterface
public interface Scanner {

    void scan(Text text, Findings findings);
}
