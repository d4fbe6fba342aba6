package dev.stackyard.cli.report;

import dev.stackyard.cli.rows.RowAddress;
import dev.stackyard.cli.rows.RowFacts;
import dev.stackyard.cli.rows.RowReader;
import dev.stackyard.corpus.Corpus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts pairs of findings: what a published dataset says of a row, and what our stage does. Memory is bounded by the names
 * that our stage knows, whatever a dataset says. Not thread-safe.
 */
final class FindingPairs {

    private final String column;
    private final Predicate<String> known;
    private final Map<Pair, Count> counts = new HashMap<>();

    /** @param known whether our stage could say this */
    FindingPairs(String column, Predicate<String> known) {
        this.column = column;
        this.known = known;
    }

    private record Pair(
            @Nullable String published, @Nullable String ours) {

        boolean agrees() {
            return Objects.equals(published, ours);
        }
    }

    /** @param first the first row of the corpus that has the pair */
    private record Count(long rows, RowAddress first) {

        Count plus(Count other) {
            return new Count(rows + other.rows, first.compareTo(other.first) <= 0 ? first : other.first);
        }
    }

    void add(@Nullable String published, @Nullable String ours, RowAddress row) {
        String theirs = published == null || known.test(published) ? published : Comparison.OTHER;
        counts.merge(new Pair(theirs, ours), new Count(1, row), Count::plus);
    }

    void addAll(FindingPairs other) {
        other.counts.forEach((pair, count) -> counts.merge(pair, count, Count::plus));
    }

    /** The comparison; empty if there is nothing to compare. Reads the rows that are shown as examples. */
    List<Comparison> compare(Corpus corpus) throws IOException {
        if (counts.isEmpty()) {
            return List.of();
        }
        List<Map.Entry<Pair, Count>> different = counts.entrySet().stream()
                .filter(entry -> !entry.getKey().agrees())
                .sorted(Comparator.comparing(
                                (Map.Entry<Pair, Count> e) -> -e.getValue().rows())
                        .thenComparing(e -> e.getValue().first()))
                .toList();
        return List.of(new Comparison(
                column,
                rows(pair -> true),
                rows(Pair::agrees),
                rows(pair -> pair.published() != null && pair.ours() == null),
                rows(pair -> pair.published() == null && pair.ours() != null),
                rows(pair -> pair.published() != null && pair.ours() != null && !pair.agrees()),
                different.size(),
                shown(corpus, different)));
    }

    private long rows(Predicate<Pair> wanted) {
        return counts.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .mapToLong(entry -> entry.getValue().rows())
                .sum();
    }

    private static List<Comparison.Disagreement> shown(Corpus corpus, List<Map.Entry<Pair, Count>> different)
            throws IOException {
        List<Map.Entry<Pair, Count>> commonest = different.subList(0, Math.min(Comparison.COMMONEST, different.size()));
        TreeSet<RowAddress> rows = new TreeSet<>();
        commonest.forEach(entry -> rows.add(entry.getValue().first()));
        Map<RowAddress, String> examples = new TreeMap<>();
        for (RowFacts facts : RowReader.read(corpus, rows)) {
            examples.put(facts.address(), facts.repository() + ":" + facts.path());
        }
        List<Comparison.Disagreement> shown = new ArrayList<>();
        commonest.forEach(entry -> shown.add(new Comparison.Disagreement(
                entry.getKey().published(),
                entry.getKey().ours(),
                entry.getValue().rows(),
                Objects.requireNonNull(examples.get(entry.getValue().first())))));
        return shown;
    }
}
