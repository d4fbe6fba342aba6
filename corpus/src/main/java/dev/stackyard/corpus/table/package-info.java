/** Tables of other people's data sets: scanned column by column, never looked into at random. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.corpus.table;
