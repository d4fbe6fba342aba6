package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.ingest.ConversationsRequest;
import dev.stackyard.ingest.GitHubAccess;
import dev.stackyard.ingest.IngestSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the inputs of a request, and those that an older plan names. */
final class EventSources {

    private final GitHubClient client;
    private final Storage storage;

    EventSources(GitHubAccess access, Storage storage, Progress progress) {
        this.client = new GitHubClient(access, progress);
        this.storage = storage;
    }

    /**
     * All inputs of a request; what the API is asked about is fetched.
     *
     * @param rejected takes what is not there
     */
    List<EventInput> all(ConversationsRequest request, List<IngestSummary.Rejected> rejected) throws IOException {
        List<EventInput> inputs = new ArrayList<>();
        for (String location : request.archives()) {
            inputs.addAll(ArchiveFiles.all(StorageFile.matching(location)));
        }
        for (String name : request.githubRepositories()) {
            GitHubRepository repository = repository(name, new ConversationKinds(request.kinds()));
            Optional<String> state = repository.fetch();
            if (state.isPresent()) {
                inputs.add(new GitHubInput(repository, state.get()));
            } else {
                rejected.add(new IngestSummary.Rejected(
                        GitHubInput.PREFIX + name, "is not there, or the token does not show it"));
            }
        }
        return inputs;
    }

    /**
     * The input of an older plan, as it is now.
     *
     * @param fingerprint that the plan knows; what was fetched for it counts as it is if it is still there
     */
    EventInput open(String location, String fingerprint, ConversationKinds kinds) throws IOException {
        if (!location.startsWith(GitHubInput.PREFIX)) {
            return ArchiveFiles.of(StorageFile.of(location));
        }
        GitHubRepository repository = repository(location.substring(GitHubInput.PREFIX.length()), kinds);
        return new GitHubInput(
                repository,
                repository.isKept() ? fingerprint : repository.fetch().orElse(""));
    }

    private GitHubRepository repository(String name, ConversationKinds kinds) {
        return new GitHubRepository(name, client, new AnswerCache(storage, name), kinds);
    }

    /** Deletes what was kept of inputs whose rows are written. */
    static void forget(List<EventInput> inputs) throws IOException {
        for (EventInput input : inputs) {
            if (input instanceof GitHubInput fetched) {
                fetched.forget();
            }
        }
    }
}
