package dev.stackyard.cli.report;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tallies by name. Not thread-safe; memory is bounded by the distinct names. */
final class Tallies {

    private final SortedMap<String, Tally> byName = new TreeMap<>();

    void add(String name, long rows, long bytes) {
        byName.merge(name, new Tally(rows, bytes), Tally::plus);
    }

    void addAll(Tallies other) {
        other.byName.forEach((name, tally) -> byName.merge(name, tally, Tally::plus));
    }

    SortedMap<String, Tally> asMap() {
        return byName;
    }

    static Tally sum(Collection<Tally> tallies) {
        return tallies.stream().reduce(Tally.NONE, Tally::plus);
    }
}
