package dev.stackyard.ingest.internal.published;

import dev.stackyard.corpus.UserException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The repositories of a dataset that are not ingested: one bit for each repository, and the place of the first few.
 * Repositories are numbered from 0. Not thread-safe.
 */
final class Omissions {

    /** Repositories that are named; the others are only counted. */
    private static final int MOST_NAMED = 20;

    /** Why a repository is left out. */
    enum Reason {
        REMOVED("were removed on request"),
        KNOWN("are in the corpus already"),
        LISTED("are listed before");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    /**
     * A repository that is left out.
     *
     * @param row its first row, counted through all files of the dataset
     * @param keptRow for {@link Reason#LISTED} the first row of the one that is kept, otherwise -1
     */
    record Omission(Reason reason, long row, long keptRow) {}

    private final BitSet omitted = new BitSet();
    private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
    private final TreeMap<Long, Omission> named = new TreeMap<>();

    void omit(long repository, Omission omission) {
        omitted.set(index(repository));
        counts.merge(omission.reason(), 1L, Long::sum);
        named.put(omission.row(), omission);
        if (named.size() > MOST_NAMED) {
            named.pollLastEntry();
        }
    }

    boolean has(Reason reason) {
        return counts.containsKey(reason);
    }

    boolean has(long repository) {
        return omitted.get(index(repository));
    }

    /** The first by their rows, {@value #MOST_NAMED} at most. */
    List<Omission> named() {
        return List.copyOf(named.values());
    }

    /** How many were left out and why, for the user; empty if there are none. */
    List<String> notes() {
        if (counts.isEmpty()) {
            return List.of();
        }
        List<String> reasons = new ArrayList<>();
        counts.forEach((reason, count) -> reasons.add(String.format(Locale.ROOT, "%,d %s", count, reason.words)));
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        String note = String.format(
                Locale.ROOT,
                "repositories of the dataset that were left out: %,d (%s)",
                all,
                String.join(", ", reasons));
        return List.of(named.size() < all ? note + "; the first " + MOST_NAMED + " are named" : note);
    }

    /** Which of some repositories are left out, in the form of {@link #parse}; null if none is. */
    @Nullable
    String text(long from, long end) {
        BitSet some = omitted.get(index(from), index(end));
        return some.isEmpty() ? null : Base64.getEncoder().encodeToString(some.toByteArray());
    }

    /** The bits of {@link #text}: bit 0 is that of its first repository. */
    static BitSet parse(@Nullable String text) {
        return text == null ? new BitSet() : BitSet.valueOf(Base64.getDecoder().decode(text));
    }

    private static int index(long repository) {
        if (repository > Integer.MAX_VALUE) {
            throw new UserException("the dataset lists more than " + Integer.MAX_VALUE
                    + " repositories: ingest some of its files first and the others in a second run");
        }
        return (int) repository;
    }
}
