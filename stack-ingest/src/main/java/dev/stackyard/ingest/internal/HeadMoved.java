package dev.stackyard.ingest.internal;

import dev.stackyard.ingest.internal.git.GitReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of a repository that is in the corpus already whether its source has moved on since. */
final class HeadMoved {

    private static final String IN_CORPUS = "is already in the corpus";

    private HeadMoved() {}

    /** Looks at the head of a local git repository; other sources are not opened again. */
    static String describe(LocatedSource source, PlanEntry planned) {
        Path path = source.path();
        if (!source.kind().equals(LocatedSource.GIT) || path == null) {
            return IN_CORPUS;
        }
        try {
            Optional<String> head = GitReader.headRevision(path);
            return head.isEmpty() ? IN_CORPUS : describe(head.get(), planned.revisionId());
        } catch (IOException e) {
            return IN_CORPUS + "; it cannot be read any more";
        }
    }

    static String describe(RepositoryState state, PlanEntry planned) {
        return state.revision() == null ? IN_CORPUS : describe(state.revision().hex(), planned.revisionId());
    }

    private static String describe(String head, @Nullable String planned) {
        return Objects.equals(head, planned)
                ? IN_CORPUS + ", at the same commit"
                : IN_CORPUS + " at commit " + planned + "; its head is now " + head
                        + ", which only a new corpus will take";
    }
}
