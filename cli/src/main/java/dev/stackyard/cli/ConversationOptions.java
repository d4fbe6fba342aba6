package dev.stackyard.cli;

import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import dev.stackyard.ingest.ConversationsRequest;
import dev.stackyard.ingest.GitHubAccess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final String TOKEN_VARIABLE = "GITHUB_TOKEN";

    /** Share of the heap for sorting events; parts that are written at the same time have the rest. */
    private static final int SORT_SHARE = 4;

    @Option(
            names = "--gharchive",
            paramLabel = "FILES",
            description =
                    "Hourly files of GHArchive (2015 and later) with the events of issues and pull requests: a path, an s3:// "
                            + "location, or their site, such as 'https://data.gharchive.org/2023-01-*.json.gz'; a * in the "
                            + "last part stands for anything. May be given more than once.")
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

    @Option(
            names = "--github",
            paramLabel = "OWNER/NAME",
            description = "Asks GitHub's API for a repository's issues and pull requests. May be given more than once.")
    List<String> githubRepositories = List.of();

    @Option(
            names = "--token-env",
            paramLabel = "VARIABLE",
            defaultValue = TOKEN_VARIABLE,
            description = "Environment variable with the token for that. Without one, GitHub answers 60 times an hour. "
                    + "Default: ${DEFAULT-VALUE}")
    String tokenVariable = TOKEN_VARIABLE;

    @Option(
            names = "--github-api",
            paramLabel = "URL",
            description = "Where that API is, for GitHub Enterprise. Default: https://api.github.com")
    URI api = GitHubAccess.PUBLIC;

    @Option(
            names = "--max-wait",
            paramLabel = "SECONDS",
            defaultValue = "14400",
            description = "How long to wait in all for limits of that API to pass. Default: ${DEFAULT-VALUE}")
    long maxWait = 14_400;

    /** Whether a kind of source is issues or pull requests. */
    static boolean isConversations(String kind) {
        return KINDS.containsKey(kind);
    }

    /** What to ingest. */
    ConversationsRequest request(String kind, List<String> places) {
        if (!places.isEmpty()) {
            throw new UserException("ingest " + kind
                    + " takes no SOURCE: name files of events with --gharchive, or repositories with --github");
        }
        if (archives.isEmpty() && githubRepositories.isEmpty()) {
            throw new UserException("ingest " + kind + " needs --gharchive FILES or --github OWNER/NAME");
        }
        return new ConversationsRequest(
                Objects.requireNonNull(KINDS.get(kind)),
                archives,
                githubRepositories,
                access(),
                repositories == null ? null : directory(repositories),
                metadataOut == null ? null : StorageFile.of(metadataOut),
                Runtime.getRuntime().maxMemory() / SORT_SHARE);
    }

    private GitHubAccess access() {
        String address = api.toString();
        String token = System.getenv(tokenVariable);
        if (token == null && !tokenVariable.equals(TOKEN_VARIABLE)) {
            throw new UserException("--token-env " + tokenVariable + ": there is no such environment variable");
        }
        return new GitHubAccess(
                address.endsWith("/") ? URI.create(address.substring(0, address.length() - 1)) : api,
                token == null || token.isBlank() ? null : token.strip(),
                maxWait);
    }

    /** Absolute, so that a run that is continued elsewhere finds it. */
    private static String directory(String place) {
        Path directory = Path.of(place.startsWith(GIT) ? place.substring(GIT.length()) : place)
                .toAbsolutePath()
                .normalize();
        if (!Files.isDirectory(directory)) {
            throw new UserException("--repos " + place + ": there is no such directory");
        }
        return directory.toString();
    }
}
