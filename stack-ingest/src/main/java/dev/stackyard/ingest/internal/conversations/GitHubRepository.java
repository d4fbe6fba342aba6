package dev.stackyard.ingest.internal.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Everything that the API says of one repository's issues and pull requests. {@link #fetch} asks for it, page by page; what was
 * kept by a run that was cut off is asked about conditionally, which costs no part of a limit. {@link #pages} reads what was kept.
 */
final class GitHubRepository {

    /** The lists of a repository as a whole. */
    private static final List<String> LISTS = List.of(
            "/issues?state=all&sort=created&direction=asc&per_page=100",
            "/issues/comments?sort=created&direction=asc&per_page=100");

    private static final List<String> PULL_LISTS = List.of(
            "/pulls?state=all&sort=created&direction=asc&per_page=100",
            "/pulls/comments?sort=created&direction=asc&per_page=100");

    /** The lists of each pull request. */
    private static final List<String> OF_PULL =
            List.of("/reviews?per_page=100", "/commits?per_page=100", "/files?per_page=100");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final GitHubClient client;
    private final AnswerCache cache;
    private final ConversationKinds kinds;

    GitHubRepository(String name, GitHubClient client, AnswerCache cache, ConversationKinds kinds) {
        if (!NAME.matcher(name).matches() || name.contains("..") || ("/" + name + "/").contains("/./")) {
            throw new UserException("--github " + name + " is no repository: write OWNER/NAME");
        }
        this.name = name;
        this.client = client;
        this.cache = cache;
        this.kinds = kinds;
    }

    String name() {
        return name;
    }

    /** Takes pages in the order in which they were asked for. */
    interface Pages {

        /** @param list which list it belongs to, such as {@code /pulls/7/reviews} */
        void page(String list, JsonNode page) throws IOException;
    }

    /**
     * Fetches everything.
     *
     * @return what tells this state from another; empty if there is no such repository
     */
    Optional<String> fetch() throws IOException {
        String own = client.url("/repos/" + name);
        Optional<GitHubAnswer> repository = ask(own);
        if (repository.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder all = new StringBuilder();
        walk(this::ask, (list, page) -> all.append(list)
                .append(' ')
                .append(Fingerprints.ofText(page.toString()))
                .append('\n'));
        return Optional.of(Fingerprints.ofText(all.toString()));
    }

    /** Whether a run that was cut off has kept what it fetched. */
    boolean isKept() throws IOException {
        return cache.find(client.url("/repos/" + name)).isPresent();
    }

    /** Reads what was fetched. */
    void pages(Pages sink) throws IOException {
        walk(cache::find, sink);
    }

    private Optional<GitHubAnswer> ask(String url) throws IOException {
        GitHubAnswer older = cache.find(url).orElse(null);
        Optional<GitHubAnswer> answer = client.get(url, older);
        if (answer.isPresent() && answer.get() != older) {
            cache.keep(answer.get());
        }
        return answer;
    }

    /** Answers an address. */
    private interface Source {
        Optional<GitHubAnswer> answer(String url) throws IOException;
    }

    private void walk(Source source, Pages sink) throws IOException {
        String own = client.url("/repos/" + name);
        Optional<GitHubAnswer> repository = source.answer(own);
        if (repository.isPresent()) {
            sink.page("", JSON.readTree(repository.get().body()));
        }
        for (String list : LISTS) {
            list(own, list, source, sink);
        }
        if (kinds.has(true)) {
            List<Long> pulls = new ArrayList<>();
            for (String list : PULL_LISTS) {
                list(own, list, source, (path, page) -> {
                    if (path.equals("/pulls")) {
                        page.forEach(pull -> pulls.add(pull.path("number").asLong()));
                    }
                    sink.page(path, page);
                });
            }
            for (long pull : pulls) {
                for (String list : OF_PULL) {
                    list(own, "/pulls/" + pull + list, source, sink);
                }
            }
        }
    }

    private static void list(String own, String list, Source source, Pages sink) throws IOException {
        String path = list.substring(0, list.indexOf('?'));
        String url = own + list;
        while (url != null) {
            Optional<GitHubAnswer> answer = source.answer(url);
            if (answer.isEmpty()) {
                return; // a repository may have no issues at all
            }
            sink.page(path, JSON.readTree(answer.get().body()));
            url = answer.get().next();
        }
    }

    /** Deletes what was kept. */
    void forget() throws IOException {
        cache.delete();
    }
}
