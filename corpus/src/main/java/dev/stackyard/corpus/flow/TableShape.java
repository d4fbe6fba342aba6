package dev.stackyard.corpus.flow;

import java.io.Serializable;

/**
 * What a table is called and how wide its records are.
 *
 * @param name for messages and scratch files: letters, digits and hyphens
 * @param recordBytes width of each record; 0 if each has its own
 */
public record TableShape(String name, int recordBytes) implements Serializable {

    /** Bytes that a record of its own width may have at most. */
    public static final int MAX_RECORD_BYTES = 32 << 20;

    public TableShape {
        if (recordBytes < 0 || recordBytes > MAX_RECORD_BYTES) {
            throw new IllegalArgumentException("records of " + recordBytes + " bytes");
        }
    }

    /** Records of one width, at least 1. */
    public static TableShape fixed(String name, int recordBytes) {
        if (recordBytes < 1) {
            throw new IllegalArgumentException("records of " + recordBytes + " bytes");
        }
        return new TableShape(name, recordBytes);
    }

    /** Records that each have a width of their own, ordered as bytes, a prefix before what it begins. */
    public static TableShape variable(String name) {
        return new TableShape(name, 0);
    }

    public boolean isFixed() {
        return recordBytes > 0;
    }
}
