package dev.stackyard.ingest.internal.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was fetched of one repository, as the events that GHArchive would have had. */
final class GitHubInput implements EventInput {

    static final String PREFIX = "github:";

    private static final int MOST_MESSAGES = 5;

    private final GitHubRepository repository;
    private final ConversationPlan.Input planned;

    GitHubInput(GitHubRepository repository, String fingerprint) {
        this.repository = repository;
        this.planned = new ConversationPlan.Input(PREFIX + repository.name(), fingerprint);
    }

    @Override
    public ConversationPlan.Input planned() {
        return planned;
    }

    @Override
    public String location() {
        return planned.location();
    }

    /** Deletes what was fetched. */
    void forget() throws IOException {
        repository.forget();
    }

    @Override
    public Report scan(ConversationKinds wanted, EventRecords records) throws IOException {
        Scan scan = new Scan(wanted, records);
        repository.pages(scan);
        return new Report(scan.events, scan.kept, scan.corrupt, scan.messages, null);
    }

    /** Turns pages into events. */
    private final class Scan implements GitHubRepository.Pages {

        private final ConversationKinds wanted;
        private final EventRecords records;
        private final RawEvent event = new RawEvent();
        private final Map<Long, JsonNode> pulls = new HashMap<>();
        private final List<String> messages = new ArrayList<>();
        private JsonNode about = com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        private long events;
        private long kept;
        private long corrupt;

        Scan(ConversationKinds wanted, EventRecords records) {
            this.wanted = wanted;
            this.records = records;
        }

        @Override
        public void page(String list, JsonNode page) throws IOException {
            if (list.isEmpty()) {
                about = page;
                return;
            }
            for (JsonNode item : page) {
                events++;
                item(list, item);
            }
        }

        private void item(String list, JsonNode item) throws IOException {
            String[] path = list.split("/");
            long number = path.length > 2 && path[1].equals("pulls") && !path[2].equals("comments")
                    ? Long.parseLong(path[2])
                    : 0;
            switch (path[path.length - 1]) {
                case "issues" -> {
                    if (!item.hasNonNull("pull_request")) {
                        subject(item, false);
                    }
                }
                case "pulls" -> {
                    pulls.put(item.path("number").asLong(), item);
                    subject(item, true);
                }
                case "comments" -> comment(item, path[1].equals("pulls"));
                case "reviews" -> review(item, number);
                case "files" -> file(item, number);
                default -> {
                    // commits are in the repository; their order says nothing about when they were pushed
                }
            }
        }

        private void begin(long number, boolean pull) {
            event.clear();
            event.repositoryId = about.path("id").asLong();
            event.repositoryName = about.path("full_name").asText(repository.name());
            event.license = text(about.path("license"), "spdx_id");
            event.defaultBranch = text(about, "default_branch");
            event.repositoryLanguage = text(about, "language");
            event.repositoryCreatedAt = text(about, "created_at");
            event.number = number;
            event.isPull = pull;
            JsonNode subject = pulls.get(number);
            if (pull && subject != null) {
                event.baseCommit = text(subject.path("base"), "sha");
                event.headCommit = text(subject.path("head"), "sha");
            }
        }

        private void subject(JsonNode item, boolean pull) throws IOException {
            begin(item.path("number").asLong(), pull);
            event.title = text(item, "title");
            event.body = text(item, "body");
            event.user = text(item.path("user"), "login");
            event.userIsBot = isBot(item);
            event.actor = event.user;
            event.association = text(item, "author_association");
            event.action = "opened";
            event.id = 1;
            event.createdAt = text(item, "created_at");
            EventKind kind = pull ? EventKind.PULL_REQUEST : EventKind.ISSUES;
            write(kind);
            if (item.hasNonNull("closed_at")) {
                event.action = "closed";
                event.id = 2;
                event.actor = text(item.path("closed_by"), "login");
                event.createdAt = text(item, "closed_at");
                event.merged = pull ? item.hasNonNull("merged_at") : null;
                write(kind);
            }
        }

        private void comment(JsonNode item, boolean ofLine) throws IOException {
            String address =
                    item.path(ofLine ? "pull_request_url" : "issue_url").asText();
            boolean pull = ofLine || item.path("html_url").asText().contains("/pull/");
            begin(lastNumber(address), pull);
            remark(item);
            event.action = "created";
            event.createdAt = text(item, "created_at");
            event.commit = text(item, "commit_id");
            event.review = item.path("pull_request_review_id").asLong();
            event.replyTo = item.path("in_reply_to_id").asLong();
            event.path = text(item, "path");
            event.position = item.path("original_position").asLong();
            event.hunk = text(item, "diff_hunk");
            if (!ofLine) {
                event.headCommit = null; // a comment is about no commit
                event.baseCommit = null;
            }
            write(ofLine ? EventKind.REVIEW_COMMENT : EventKind.ISSUE_COMMENT);
        }

        private void review(JsonNode item, long number) throws IOException {
            if (item.path("state").asText().equals("PENDING")) {
                return; // not published
            }
            begin(number, true);
            remark(item);
            event.action = "created";
            event.state = text(item, "state");
            event.commit = text(item, "commit_id");
            event.createdAt = text(item, "submitted_at");
            write(EventKind.REVIEW);
        }

        /** What of a file the API shows: used where no repository has the commits. */
        private void file(JsonNode item, long number) throws IOException {
            begin(number, true);
            JsonNode pull = pulls.get(number);
            event.createdAt = pull == null ? null : text(pull, "created_at");
            event.id = events;
            event.path = text(item, "filename");
            event.hunk = text(item, "patch");
            event.state = text(item, "status");
            write(EventKind.PULL_FILE);
        }

        private void remark(JsonNode item) {
            event.id = item.path("id").asLong();
            event.remarkId = event.id;
            event.remarkBody = text(item, "body");
            event.remarkUser = text(item.path("user"), "login");
            event.remarkUserIsBot = isBot(item);
            event.remarkAssociation = text(item, "author_association");
            event.actor = event.remarkUser;
        }

        private void write(EventKind kind) throws IOException {
            if (!EventRecords.isTime(event.createdAt) || event.number < 1) {
                corrupt++;
                if (messages.size() < MOST_MESSAGES) {
                    messages.add(location() + " has an item of " + kind + " without number or time");
                }
            } else if (wanted.has(event.isPull)) {
                records.conversation(event, kind);
                kept++;
            }
        }
    }

    private static long lastNumber(String address) {
        String last = address.substring(address.lastIndexOf('/') + 1);
        return last.matches("[0-9]{1,18}") ? Long.parseLong(last) : 0;
    }

    private static boolean isBot(JsonNode item) {
        return item.path("user").path("type").asText().equals("Bot");
    }

    private static @Nullable String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isTextual() ? value.textValue() : null;
    }
}
