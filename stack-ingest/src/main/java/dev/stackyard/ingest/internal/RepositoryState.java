package dev.stackyard.ingest.internal;

import dev.stackyard.swhid.ObjectHash;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a source says about it before its files are read.
 *
 * @param originUrl where it says it was cloned from, as written there; may hold credentials
 * @param snapshot identifier of all its branches
 * @param revision the commit that is ingested; null for a directory, an archive, or a repository without commits
 * @param directory its root tree; null if it cannot be known
 * @param branch full name of the branch
 * @param revisionDate author's time of the commit
 * @param committerDate committer's time of the commit
 * @param rows files that it has, and so rows that it will make
 * @param bytes size of the files that will be read whole
 * @param notes what the user should know: a damaged pack, paths that had to be changed
 */
public record RepositoryState(
        @Nullable String originUrl,
        @Nullable ObjectHash snapshot,
        @Nullable ObjectHash revision,
        @Nullable ObjectHash directory,
        @Nullable String branch,
        @Nullable Instant revisionDate,
        @Nullable Instant committerDate,
        long rows,
        long bytes,
        List<String> notes) {

    public RepositoryState {
        notes = List.copyOf(notes);
    }

    /** This state with so many files and bytes. */
    RepositoryState sized(long files, long fileBytes) {
        return new RepositoryState(
                originUrl, snapshot, revision, directory, branch, revisionDate, committerDate, files, fileBytes, notes);
    }

    /** A state of files without history. */
    public static RepositoryState ofFiles(@Nullable ObjectHash directory, long rows, long bytes, List<String> notes) {
        return new RepositoryState(null, null, null, directory, null, null, null, rows, bytes, notes);
    }
}
