package dev.stackyard.ingest.internal.conversations;

import org.jspecify.annotations.Nullable;

/** What events say of a repository: its newest name and licence, its stars and forks. Filled record by record. */
final class RepositoryFacts {

    final long key;

    @Nullable
    String name;

    @Nullable
    String license;

    @Nullable
    String defaultBranch;

    @Nullable
    String language;

    @Nullable
    String createdAt;

    @Nullable
    String lastEventAt;

    long stars;
    long forks;
    private long lastStar = -1;
    private long lastFork = -1;

    RepositoryFacts(long key) {
        this.key = key;
    }

    /** GitHub's number; null if events do not state it. */
    @Nullable
    Long githubId() {
        return key > 0 ? key : null;
    }

    /** Adds a fact. They come in the order of time, so that the last one counts; one that comes twice is one. */
    void add(EventRecords.Key record, RecordInput in) {
        lastEventAt = record.time();
        if (record.kind() == EventKind.WATCH.ordinal()) {
            stars += record.id() == lastStar ? 0 : 1;
            lastStar = record.id();
        } else if (record.kind() == EventKind.FORK.ordinal()) {
            forks += record.id() == lastFork ? 0 : 1;
            lastFork = record.id();
        } else if (record.kind() == EventRecords.NAME) {
            name = in.getText();
        } else if (record.kind() == EventRecords.REPOSITORY) {
            license = in.getText();
            defaultBranch = in.getText();
            language = in.getText();
            createdAt = in.getText();
        }
    }
}
