/** Text as a sequence of normalised words: what all licence matching works on. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.licenses.internal.words;
