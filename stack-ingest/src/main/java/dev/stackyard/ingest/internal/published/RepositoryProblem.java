package dev.stackyard.ingest.internal.published;

import dev.stackyard.ingest.internal.PlanEntry;

/**
 * Something about a repository's files that the user should know.
 *
 * @param words what follows the repository's name
 */
record RepositoryProblem(PlanEntry repository, String words) {

    String line() {
        return repository.repoName() + words;
    }
}
