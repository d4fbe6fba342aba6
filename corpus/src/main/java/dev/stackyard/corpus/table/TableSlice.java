package dev.stackyard.corpus.table;

import java.io.Serializable;

/**
 * A piece of a table that is read by itself: what begins in a range of a file's bytes, be that much or nothing.
 *
 * @param file name of the file
 * @param offset where the range begins
 * @param length bytes of it
 */
public record TableSlice(String file, long offset, long length) implements Serializable {}
