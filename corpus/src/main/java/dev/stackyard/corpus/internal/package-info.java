/** Parquet files, joined cursors and the local file system behind the corpus model. Not promised to anyone outside. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.corpus.internal;
