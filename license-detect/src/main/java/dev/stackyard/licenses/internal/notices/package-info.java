/** Finds what files say about their licence in a few words: notices, names, references. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.licenses.internal.notices;
