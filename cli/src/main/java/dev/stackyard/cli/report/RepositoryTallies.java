package dev.stackyard.cli.report;

import dev.stackyard.cli.report.CorpusStatistics.RepositoryTally;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Counts repositories one after the other and remembers the largest. Not thread-safe. */
final class RepositoryTallies {

    private static final Comparator<RepositoryTally> LARGEST_FIRST = Comparator.comparing(
                    (RepositoryTally tally) -> -tally.all().bytes())
            .thenComparing(tally -> -tally.all().rows())
            .thenComparing(RepositoryTally::name);

    private final TreeSet<RepositoryTally> largest = new TreeSet<>(LARGEST_FIRST);
    private long count;
    private String name = "";
    private Tally all = Tally.NONE;
    private Tally kept = Tally.NONE;

    /** Begins a repository; the one before it is complete. */
    void begin(String repository) {
        end();
        name = repository;
    }

    void add(Tally row, boolean isKept) {
        all = all.plus(row);
        kept = isKept ? kept.plus(row) : kept;
    }

    /** Completes the last repository. */
    void end() {
        if (all.rows() > 0) {
            count++;
            remember(new RepositoryTally(name, all, kept));
        }
        all = Tally.NONE;
        kept = Tally.NONE;
    }

    void merge(RepositoryTallies other) {
        count += other.count;
        other.largest.forEach(this::remember);
    }

    private void remember(RepositoryTally tally) {
        largest.add(tally);
        if (largest.size() > CorpusStatistics.LARGEST) {
            largest.pollLast();
        }
    }

    long count() {
        return count;
    }

    List<RepositoryTally> largest() {
        return List.copyOf(largest);
    }
}
