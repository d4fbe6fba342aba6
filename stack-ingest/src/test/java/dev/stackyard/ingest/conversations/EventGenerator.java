package dev.stackyard.ingest.conversations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes a month of GHArchive out of a repository's history: every merge, or every commit where there are no merges, becomes a
 * pull request with a review, remarks, comments and a second commit; every other one also an issue. Around them come the events
 * that nobody wants, in about the proportions and sizes of 2023. The same repository, name and seed give the same bytes.
 *
 * <p>To make files for a trial: {@code main OUT_DIRECTORY HOURS full|trimmed NOISE owner/name=REPOSITORY...}
 */
public final class EventGenerator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2023-05-01T00:00:00Z");
    private static final int SECONDS = 30 * 24 * 3600;

    /** What of every 1,000 events of an hour in 2023 are of types that are not read, about. */
    private static final TreeMap<Integer, String> OTHERS = new TreeMap<>();

    static {
        OTHERS.put(0, "PushEvent");
        OTHERS.put(690, "CreateEvent");
        OTHERS.put(860, "DeleteEvent");
        OTHERS.put(905, "WatchEvent");
        OTHERS.put(970, "ForkEvent");
        OTHERS.put(990, "ReleaseEvent");
    }

    private final Random random;
    private final boolean trimmed;
    private final List<String[]> events = new ArrayList<>();
    private long nextId = 26_000_000_000L;

    /** @param trimmed whether payloads are those that GitHub sends since October 2025 */
    public EventGenerator(long seed, boolean trimmed) {
        this.random = new Random(seed);
        this.trimmed = trimmed;
    }

    /** Adds the history of a repository. @return how many pull requests were made of it */
    public int add(Path git, String name, long repositoryId, int mostPulls) throws IOException {
        try (Repository repository = new FileRepositoryBuilder()
                        .setGitDir(git.toFile())
                        .setBare()
                        .build();
                RevWalk walk = new RevWalk(repository)) {
            walk.sort(RevSort.TOPO);
            walk.markStart(walk.parseCommit(repository.resolve("HEAD")));
            List<RevCommit> merges = new ArrayList<>();
            List<RevCommit> singles = new ArrayList<>();
            for (RevCommit commit : walk) {
                if (commit.getParentCount() == 2) {
                    merges.add(commit);
                } else if (commit.getParentCount() == 1) {
                    singles.add(commit);
                }
            }
            List<RevCommit> chosen = merges.size() >= Math.min(mostPulls, 20) ? merges : singles;
            int number = 1;
            int pulls = 0;
            for (RevCommit commit : chosen) {
                if (pulls++ == mostPulls) {
                    break;
                }
                boolean merge = commit.getParentCount() == 2;
                RevCommit head = merge ? walk.parseCommit(commit.getParent(1)) : commit;
                RevCommit before = head.getParentCount() == 1 ? walk.parseCommit(head.getParent(0)) : head;
                boolean two = merge && !walk.isMergedInto(before, walk.parseCommit(commit.getParent(0)));
                RevCommit first = two ? before : head;
                new Pull(name, repositoryId, number++, commit.getParent(0).name(), first.name(), head, commit).add();
                if (pulls % 2 == 0) {
                    addIssue(name, repositoryId, number++, head);
                }
            }
            return Math.min(pulls, mostPulls);
        }
    }

    private final class Pull {

        private final String repository;
        private final long repositoryId;
        private final int number;
        private final String base;
        private final String first;
        private final RevCommit head;
        private final RevCommit merge;
        private final String author = login();
        private final String reviewer = login();
        private int second = random.nextInt(SECONDS - 100_000);

        Pull(
                String repository,
                long repositoryId,
                int number,
                String base,
                String first,
                RevCommit head,
                RevCommit merge) {
            this.repository = repository;
            this.repositoryId = repositoryId;
            this.number = number;
            this.base = base;
            this.first = first;
            this.head = head;
            this.merge = merge;
        }

        void add() {
            event("PullRequestEvent", author, payload("opened", first, false));
            ObjectNode remark =
                    comment("@" + author + " could this be null here? It looks to me as if it might.", reviewer);
            remark.put("pull_request_review_id", 900_000L + number);
            remark.put("path", "README.md");
            remark.put("original_position", 2);
            remark.put("diff_hunk", "@@ -40,6 +40,7 @@ static int x\n a\n+b\n c");
            remark.put("commit_id", first);
            ObjectNode ofLine = payload("created", first, false);
            ofLine.set("comment", remark);
            event("PullRequestReviewCommentEvent", reviewer, ofLine);
            ObjectNode said = JSON.createObjectNode();
            said.put("action", "created");
            ObjectNode issue = issue(title(), body(), author, number);
            issue.set("pull_request", JSON.createObjectNode().put("url", "https://api.github.com/x"));
            said.set("issue", issue);
            said.set("comment", comment("Thank you " + reviewer + ", I have changed that in the next commit.", author));
            event("IssueCommentEvent", author, said);
            ObjectNode review = comment(number % 3 == 0 ? "" : "Looks good to me, let us have it.", reviewer);
            review.put("state", "approved");
            review.put("commit_id", head.name());
            ObjectNode reviewed = payload("created", head.name(), false);
            reviewed.set("review", review);
            event("PullRequestReviewEvent", reviewer, reviewed);
            event("PullRequestEvent", reviewer, payload(trimmed ? "merged" : "closed", head.name(), true));
        }

        private String title() {
            return merge.getParentCount() == 2 ? head.getShortMessage() : merge.getShortMessage();
        }

        private String body() {
            return merge.getFullMessage();
        }

        private ObjectNode payload(String action, String commit, boolean merged) {
            ObjectNode payload = JSON.createObjectNode();
            payload.put("action", action);
            payload.put("number", number);
            ObjectNode pull = payload.putObject("pull_request");
            pull.put("url", "https://api.github.com/repos/" + repository + "/pulls/" + number);
            pull.put("id", 500_000L + number);
            pull.put("number", number);
            side(pull.putObject("head"), "topic", commit);
            side(pull.putObject("base"), "main", base);
            if (!trimmed) {
                pull.put("title", title());
                pull.put("body", body());
                pull.set("user", user(author));
                pull.put("created_at", at(second));
                pull.put("merged", merged);
                pull.put("author_association", "CONTRIBUTOR");
                filler(pull, 2_600);
            }
            return payload;
        }

        private void side(ObjectNode side, String branch, String commit) {
            side.put("label", "octo:" + branch);
            side.put("ref", branch);
            side.put("sha", commit);
            ObjectNode repo = side.putObject("repo");
            repo.put("id", repositoryId);
            repo.put("name", repository.substring(repository.indexOf('/') + 1));
            if (!trimmed) {
                side.set("user", user(author));
                repo.put("full_name", repository);
                repo.put("default_branch", "main");
                repo.put("language", "C");
                repo.put("created_at", "2012-01-01T00:00:00Z");
                repo.set("license", JSON.createObjectNode().put("key", "mit").put("spdx_id", "MIT"));
                filler(repo, 5_200);
            }
        }

        private void event(String type, String actor, ObjectNode payload) {
            second += 60 + random.nextInt(5_000);
            EventGenerator.this.event(type, actor, repository, repositoryId, payload, second);
        }
    }

    private void addIssue(String repository, long repositoryId, int number, RevCommit commit) {
        String author = login();
        String other = login();
        int second = random.nextInt(SECONDS - 50_000);
        ObjectNode issue = issue(
                "Problem with: " + commit.getShortMessage(),
                "I see this since the last update, and I do not know why.\r\n\r\n```\n" + commit.getFullMessage()
                        + "\n```\nMy address is " + author + "@mail-" + number + ".org, my version is the newest one. "
                        + "Please tell me what else you need to know about it.",
                author,
                number);
        for (String step : List.of("opened", "comment", "closed", "comment")) {
            ObjectNode payload = JSON.createObjectNode();
            payload.put("action", step.equals("comment") ? "created" : step);
            payload.set("issue", issue);
            second += 30 + random.nextInt(3_000);
            if (step.equals("comment")) {
                payload.set("comment", comment("@" + author + ": fixed by " + commit.name() + ", is it not?", other));
                event("IssueCommentEvent", other, repository, repositoryId, payload, second);
            } else {
                event("IssuesEvent", step.equals("closed") ? other : author, repository, repositoryId, payload, second);
            }
        }
    }

    /** Adds events of types that are not read, and stars and forks. */
    public void addOthers(int count) {
        for (int i = 0; i < count; i++) {
            String type = OTHERS.floorEntry(random.nextInt(1_000)).getValue();
            ObjectNode payload = JSON.createObjectNode();
            payload.put("action", "started");
            int bytes =
                    switch (type) {
                        case "PushEvent" -> 300 + random.nextInt(2_000);
                        case "ForkEvent", "ReleaseEvent" -> 6_000;
                        case "CreateEvent" -> 200;
                        default -> 40;
                    };
            filler(payload, bytes);
            long repository = 1_000 + random.nextInt(500_000);
            event(type, login(), "someone/repo-" + repository, repository, payload, random.nextInt(SECONDS));
        }
    }

    private void event(String type, String actor, String repository, long id, ObjectNode payload, int second) {
        ObjectNode event = JSON.createObjectNode();
        event.put("id", Long.toString(nextId++));
        event.put("type", type);
        ObjectNode by = event.putObject("actor");
        by.put("id", actor.hashCode() & 0xFFFFFF);
        by.put("login", actor);
        by.put("display_login", actor);
        by.put("gravatar_id", "");
        by.put("url", "https://api.github.com/users/" + actor);
        by.put("avatar_url", "https://avatars.githubusercontent.com/u/" + (actor.hashCode() & 0xFFFFFF) + "?");
        ObjectNode repo = event.putObject("repo");
        repo.put("id", id);
        repo.put("name", repository);
        repo.put("url", "https://api.github.com/repos/" + repository);
        event.set("payload", payload);
        event.put("public", true);
        String at = at(second);
        event.put("created_at", at);
        try {
            events.add(new String[] {at, JSON.writeValueAsString(event)});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String at(int second) {
        return START.plusSeconds(second).toString();
    }

    private ObjectNode issue(String title, @Nullable String body, String author, int number) {
        ObjectNode issue = JSON.createObjectNode();
        issue.put("number", number);
        issue.put("title", title);
        issue.set("user", user(author));
        issue.put("created_at", at(0));
        issue.put("author_association", "NONE");
        issue.put("body", body);
        filler(issue, 1_200);
        return issue;
    }

    private ObjectNode comment(String body, String author) {
        ObjectNode comment = JSON.createObjectNode();
        comment.put("id", 1_500_000_000L + random.nextInt(1 << 28));
        comment.set("user", user(author));
        comment.put("body", body);
        comment.put("author_association", "MEMBER");
        filler(comment, 500);
        return comment;
    }

    private ObjectNode user(String login) {
        ObjectNode user = JSON.createObjectNode();
        user.put("login", login);
        user.put("id", login.hashCode() & 0xFFFFFF);
        user.put("type", login.endsWith("[bot]") ? "Bot" : "User");
        filler(user, 800);
        return user;
    }

    /** Addresses, of which GitHub's objects mostly consist. */
    private void filler(ObjectNode node, int bytes) {
        for (int i = 0; bytes > 0; i++) {
            String url = "https://api.github.com/repos/octo/cat/" + Integer.toHexString(random.nextInt()) + "{/sha}";
            node.put("field_" + i + "_url", url);
            bytes -= url.length() + 16;
        }
    }

    private String login() {
        return random.nextInt(25) == 0 ? "dependa" + random.nextInt(3) + "[bot]" : "dev-" + random.nextInt(5_000);
    }

    /** All lines, by time. */
    public List<String> lines() {
        List<String[]> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparing(event -> event[0]));
        return sorted.stream().map(event -> event[1]).toList();
    }

    /** Writes the lines as hourly files; of each the hours' share. @return the files */
    public List<Path> write(Path directory, int files) throws IOException {
        Files.createDirectories(directory);
        List<String> lines = lines();
        List<Path> written = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            Path file = directory.resolve(String.format(Locale.ROOT, "2023-05-%02d-%d.json.gz", 1 + i / 24, i % 24));
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
                for (String line : lines.subList(lines.size() * i / files, lines.size() * (i + 1) / files)) {
                    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            written.add(file);
        }
        return written;
    }

    public static void main(String[] args) throws IOException {
        EventGenerator generator = new EventGenerator(1, args[2].equals("trimmed"));
        int pulls = 0;
        for (int i = 4; i < args.length; i++) {
            String[] named = args[i].split("=", 2);
            pulls += generator.add(Path.of(named[1]), named[0], 1 + (named[0].hashCode() & 0xFFFFFF), 400);
        }
        generator.addOthers(Integer.parseInt(args[3]));
        generator.write(Path.of(args[0]), Integer.parseInt(args[1]));
        System.out.println(pulls + " pull requests, " + generator.lines().size() + " events");
    }
}
