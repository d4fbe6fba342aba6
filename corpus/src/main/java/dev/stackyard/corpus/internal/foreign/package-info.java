/** Parquet files that somebody else wrote: any schema, any writer, nothing trusted. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.corpus.internal.foreign;
