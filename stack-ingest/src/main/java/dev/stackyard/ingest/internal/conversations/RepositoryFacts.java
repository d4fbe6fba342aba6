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
    private boolean licenseStated;
    private @Nullable String earlierLicense;
    private long earlierStars;
    private long earlierForks;
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

    /** The licence as it was last stated, now or at an earlier ingest. */
    @Nullable
    String licenseEver() {
        return licenseStated ? license : earlierLicense;
    }

    /** Stars, those of earlier ingests included. */
    long starsEver() {
        return earlierStars + stars;
    }

    /** Forks, those of earlier ingests included. */
    long forksEver() {
        return earlierForks + forks;
    }

    /** Adds a fact. They come in the order of time, so that the last one counts; one that comes twice is one. */
    void add(EventRecords.Key record, RecordInput in) {
        if (record.kind() == EventRecords.EARLIER_FACTS) {
            earlierLicense = in.getText();
            earlierStars = in.getLong();
            earlierForks = in.getLong();
            return;
        }
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
            licenseStated = true;
            defaultBranch = in.getText();
            language = in.getText();
            createdAt = in.getText();
        }
    }
}
