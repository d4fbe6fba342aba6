/** Who and what has been withdrawn: read by the stage that drops such rows, and by the removal that erases them. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.corpus.optout;
