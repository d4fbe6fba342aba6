/** Finds rows of a corpus by identifier or path, and says what every layer knows of them. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.cli.rows;
