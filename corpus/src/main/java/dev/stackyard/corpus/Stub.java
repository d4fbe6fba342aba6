package dev.stackyard.corpus;

import java.util.Locale;

/** Why a row of the {@code files} layer has no content. */
public enum Stub {
    /** Holds a NUL byte. */
    BINARY,
    /** Longer than the ingest limit. */
    TOO_LARGE,
    SYMLINK,
    SUBMODULE,
    /** No charset was found that decodes it. */
    UNDECODABLE,
    /** Not in the source, unreadable there, or its bytes do not have the hash that the tree states. */
    MISSING,
    /** Erased, or refused by ingest, because its removal was requested. */
    REMOVED;

    /** The column's value: lower case with hyphens, such as {@code too-large}. */
    public String columnValue() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
