package dev.stackyard.ingest.internal.conversations;

import org.jspecify.annotations.Nullable;

/**
 * What one event of GitHub says, as far as it is used: the event itself, its subject (the issue or pull request), and what was
 * said in it (a comment, review, or remark on a line). Reused from event to event. Names follow GitHub's.
 */
final class RawEvent {

    long id;

    @Nullable
    String type;

    @Nullable
    String actor;

    long repositoryId;

    @Nullable
    String repositoryName;

    @Nullable
    String createdAt;

    @Nullable
    String action;

    long number;

    boolean isPull;

    @Nullable
    String title;

    @Nullable
    String body;

    @Nullable
    String user;

    boolean userIsBot;

    @Nullable
    String association;

    @Nullable
    String subjectCreatedAt;

    @Nullable
    String baseCommit;

    @Nullable
    String headCommit;

    @Nullable
    Boolean merged;

    @Nullable
    String mergedAt;

    @Nullable
    String license;

    @Nullable
    String defaultBranch;

    @Nullable
    String repositoryLanguage;

    @Nullable
    String repositoryCreatedAt;

    long remarkId;

    @Nullable
    String remarkBody;

    @Nullable
    String remarkUser;

    boolean remarkUserIsBot;

    @Nullable
    String remarkAssociation;

    @Nullable
    String state;

    @Nullable
    String commit;

    long review;
    long replyTo;

    @Nullable
    String path;

    long position;

    @Nullable
    String hunk;

    void clear() {
        id = 0;
        type = null;
        actor = null;
        repositoryId = 0;
        repositoryName = null;
        createdAt = null;
        action = null;
        number = 0;
        clearSubject();
        license = null;
        defaultBranch = null;
        repositoryLanguage = null;
        repositoryCreatedAt = null;
        clearRemark();
    }

    private void clearSubject() {
        isPull = false;
        title = null;
        body = null;
        user = null;
        userIsBot = false;
        association = null;
        subjectCreatedAt = null;
        baseCommit = null;
        headCommit = null;
        merged = null;
        mergedAt = null;
    }

    private void clearRemark() {
        remarkId = 0;
        remarkBody = null;
        remarkUser = null;
        remarkUserIsBot = false;
        remarkAssociation = null;
        state = null;
        commit = null;
        review = 0;
        replyTo = 0;
        path = null;
        position = 0;
        hunk = null;
    }

    /** Whether a pull request was merged: the trimmed payloads since October 2025 say so by the action alone. */
    @Nullable
    Boolean isMerged() {
        if ("merged".equals(action) || mergedAt != null) {
            return true;
        }
        return merged;
    }
}
