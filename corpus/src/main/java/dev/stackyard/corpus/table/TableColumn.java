package dev.stackyard.corpus.table;

import java.io.Serializable;

/**
 * A column that a scan wants.
 *
 * @param kind what it is read as; a file that has something else under the name is rejected
 */
public record TableColumn(String name, Kind kind) implements Serializable {

    /** What values are read as. */
    public enum Kind {
        /** Text or bytes, as bytes. */
        BYTES,
        /** A whole number of up to 64 bits. */
        NUMBER,
        /** A point in time, stored as a timestamp or as text. */
        TIME
    }

    public static TableColumn bytes(String name) {
        return new TableColumn(name, Kind.BYTES);
    }

    public static TableColumn number(String name) {
        return new TableColumn(name, Kind.NUMBER);
    }

    public static TableColumn time(String name) {
        return new TableColumn(name, Kind.TIME);
    }
}
