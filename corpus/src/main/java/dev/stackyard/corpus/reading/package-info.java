/**
 * Rows whose content is a structure, such as a notebook, and the text that people read in them. Start at {@link
 * dev.stackyard.corpus.reading.Reading}; {@code decisions/0011-readings.md} says why.
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.corpus.reading;
