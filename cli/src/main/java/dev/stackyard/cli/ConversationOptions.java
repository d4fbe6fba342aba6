package dev.stackyard.cli;

import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import dev.stackyard.ingest.ConversationsRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How issues and pull requests are ingested. */
final class ConversationOptions {

    private static final Map<String, Set<RowKind>> KINDS = Map.of(
            "pulls", Set.of(RowKind.PULL),
            "issues", Set.of(RowKind.ISSUE),
            "conversations", Set.of(RowKind.PULL, RowKind.ISSUE));

    private static final String GIT = "git:";

    /** Share of the heap for sorting events; parts that are written at the same time have the rest. */
    private static final int SORT_SHARE = 4;

    @Option(
            names = "--gharchive",
            paramLabel = "FILES",
            description =
                    "Hourly files of GHArchive (2015 and later) with the events of issues and pull requests: a path or s3:// "
                            + "location, a * in its last part stands for anything. May be given more than once.")
    List<String> archives = List.of();

    @Option(
            names = "--repos",
            paramLabel = "git:DIR",
            description =
                    "Where git repositories are, as owner/name or owner/name.git, whose commits the diffs of pull requests "
                            + "are made from.")
    @Nullable
    String repositories;

    @Option(
            names = "--metadata-out",
            paramLabel = "FILE",
            description =
                    "Writes what the events say of repositories, stars, forks, licences and dates, as JSON lines for "
                            + "--metadata of every ingest.")
    @Nullable
    String metadataOut;

    /** Whether a kind of source is issues or pull requests. */
    static boolean isConversations(String kind) {
        return KINDS.containsKey(kind);
    }

    /** What to ingest. */
    ConversationsRequest request(String kind, List<String> places) {
        if (!places.isEmpty()) {
            throw new UserException("ingest " + kind + " takes no SOURCE: name files of events with --gharchive");
        }
        if (archives.isEmpty()) {
            throw new UserException("ingest " + kind + " needs --gharchive FILES");
        }
        return new ConversationsRequest(
                Objects.requireNonNull(KINDS.get(kind)),
                archives,
                repositories == null ? null : directory(repositories),
                metadataOut == null ? null : StorageFile.of(metadataOut),
                Runtime.getRuntime().maxMemory() / SORT_SHARE);
    }

    private static String directory(String place) {
        return place.startsWith(GIT) ? place.substring(GIT.length()) : place;
    }
}
