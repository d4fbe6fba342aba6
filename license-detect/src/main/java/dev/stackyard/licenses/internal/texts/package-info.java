/** Finds whole licence texts, and standard headers, in the words of a file. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.licenses.internal.texts;
