package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.Stub;
import dev.stackyard.ingest.internal.FileContent;
import org.jspecify.annotations.Nullable;

/** What an entry of a directory is, or why it has no content. The order is that of the bytes in intermediate files. */
enum EntryKind {
    /** A directory that can be entered. */
    DIRECTORY,
    /** A file or link whose content was not looked up yet. */
    FILE,
    /** A file or link in table {@code content}. */
    PRESENT,
    SUBMODULE,
    /** A content that the archive knows and does not have. */
    SKIPPED("is not in the archive"),
    UNKNOWN("has a content that the export does not have"),
    TOO_DEEP("is nested too deep (setting max_tree_depth)"),
    MISSING_DIRECTORY("is a directory that the export does not have"),
    CROWDED("is a directory that is in too many places to be entered in all of them"),
    ODD_MODE("has a mode that git does not know"),
    ODD_TYPE("has a type that is not known or does not go with its mode"),
    ODD_NAME("has a name that git does not allow"),
    ODD_TARGET("has a malformed identifier");

    private static final EntryKind[] ALL = values();

    private final @Nullable String problem;

    EntryKind() {
        this(null);
    }

    EntryKind(@Nullable String problem) {
        this.problem = problem;
    }

    static EntryKind of(byte stored) {
        return ALL[stored];
    }

    byte stored() {
        return (byte) ordinal();
    }

    /**
     * What a row without content says.
     *
     * @param reason more about it, in the archive's words; null for none
     */
    FileContent.Absent absent(@Nullable String reason) {
        return this == SUBMODULE
                ? new FileContent.Absent(Stub.SUBMODULE, null)
                : new FileContent.Absent(Stub.MISSING, reason == null ? problem : problem + ": " + reason);
    }
}
