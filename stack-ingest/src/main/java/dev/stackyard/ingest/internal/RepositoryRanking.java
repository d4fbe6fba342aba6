package dev.stackyard.ingest.internal;

import java.util.Comparator;

/**
 * Which of several repositories with the same files is kept: the selection of The Stack v2 ({@code merge_gha_swh.py}; facts
 * 1.3, steps 5 and 7). What comes first is kept; the order of the request decides between equals.
 */
final class RepositoryRanking {

    private static final Comparator<Candidate> BY_TREE = Comparator.comparing(
                    (Candidate c) -> c.metadata().ghaLicenseId(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(c -> c.metadata().starEventsCount(), Comparator.reverseOrder())
            .thenComparing(c -> c.metadata().forkEventsCount(), Comparator.reverseOrder())
            .thenComparing(c -> c.state().revisionDate(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(c -> c.metadata().githubId(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(c -> c.metadata().visitDate(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Candidate::order);

    private static final Comparator<Candidate> BY_REVISION = Comparator.comparing(
                    (Candidate c) -> c.state().branch(), Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(BY_TREE);

    private static final Comparator<Candidate> BY_ORIGIN = Comparator.comparing(
                    (Candidate c) -> c.state().revisionDate(), Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(BY_REVISION);

    private RepositoryRanking() {}

    /** Among main branches of one origin: the newest, then as by revision. */
    static Comparator<Candidate> byOrigin() {
        return BY_ORIGIN;
    }

    /** Among repositories with the same commit, whose dates are the same: the highest branch name, then as by tree. */
    static Comparator<Candidate> byRevision() {
        return BY_REVISION;
    }

    /**
     * Among repositories with the same root tree: a stated licence before none, more stars, more forks, the older commit,
     * the lower number at GitHub, the earlier visit.
     */
    static Comparator<Candidate> byTree() {
        return BY_TREE;
    }
}
