package dev.stackyard.ingest;

import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.StorageFile;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Issues and pull requests to ingest.
 *
 * @param kinds {@link RowKind#PULL}, {@link RowKind#ISSUE} or both
 * @param archives hourly files of GHArchive: paths or {@code s3://} locations; a {@code *} in the last part stands for anything
 * @param githubRepositories {@code owner/name} of repositories that GitHub's API is asked about
 * @param github how that is reached
 * @param repositories directory with git repositories, {@code owner/name} or {@code owner/name.git}, from which the diffs of pull
 *     requests are made; null for none
 * @param metadataOut where what events say of repositories is written, in the form of {@link IngestRequest#metadataFile}; null
 *     for nowhere
 * @param memoryBytes heap for sorting events; more go to scratch files
 */
public record ConversationsRequest(
        Set<RowKind> kinds,
        List<String> archives,
        List<String> githubRepositories,
        GitHubAccess github,
        @Nullable String repositories,
        @Nullable StorageFile metadataOut,
        long memoryBytes) {

    public ConversationsRequest {
        kinds = Set.copyOf(kinds);
        archives = List.copyOf(archives);
        githubRepositories = List.copyOf(githubRepositories);
        if (kinds.isEmpty() || !Set.of(RowKind.PULL, RowKind.ISSUE).containsAll(kinds)) {
            throw new IllegalArgumentException("conversations are pulls and issues, not " + kinds);
        }
    }
}
