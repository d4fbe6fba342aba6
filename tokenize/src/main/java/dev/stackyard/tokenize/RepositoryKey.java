package dev.stackyard.tokenize;

import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Row;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which repository a row is of, the same in every run and on every machine.
 *
 * @param url where it can be fetched from
 * @param revision its commit, or null for a directory or an archive
 * @param directory its root tree
 */
record RepositoryKey(
        String name,
        @Nullable String url,
        @Nullable String revision,
        @Nullable String directory) {

    static final RepositoryKey NONE = new RepositoryKey("", null, null, null);

    static RepositoryKey of(Row row) {
        return new RepositoryKey(
                row.get(FilesLayer.REPO_NAME),
                row.find(FilesLayer.REPO_URL),
                row.find(FilesLayer.REVISION_ID),
                row.find(FilesLayer.DIRECTORY_ID));
    }

    /** What the name stands for: the commit, or else the tree, or nothing. */
    String version() {
        return revision != null ? revision : Objects.requireNonNullElse(directory, "");
    }
}
