/** What all scanners share: the text, what is found in it, and the walk over bytes and characters. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.pii.internal.scan;
