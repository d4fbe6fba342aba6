package dev.stackyard.cli.report;

import dev.stackyard.cli.report.CorpusStatistics.FormTally;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts forms as the {@code quality} layer has them. Not thread-safe; memory is bounded by the forms and their rules. */
final class FormTallies {

    /** Stands between a form and the reason why it is impossible. */
    private static final String SEPARATOR = ": ";

    private final Tallies possible = new Tallies();
    private final SortedMap<String, Tallies> impossible = new TreeMap<>();

    /** @param reasons such as {@code notebook-structured: not-python} */
    void add(List<String> forms, List<String> reasons, long bytes) {
        forms.forEach(form -> possible.add(form, 1, bytes));
        for (String reason : reasons) {
            int end = reason.indexOf(SEPARATOR);
            String form = end < 0 ? reason : reason.substring(0, end);
            String rule = end < 0 ? "" : reason.substring(end + SEPARATOR.length());
            impossible.computeIfAbsent(form, name -> new Tallies()).add(rule, 1, bytes);
        }
    }

    void addAll(FormTallies other) {
        possible.addAll(other.possible);
        other.impossible.forEach((form, rules) ->
                impossible.computeIfAbsent(form, name -> new Tallies()).addAll(rules));
    }

    SortedMap<String, FormTally> asMap() {
        SortedMap<String, FormTally> forms = new TreeMap<>();
        possible.asMap().forEach((form, tally) -> forms.put(form, new FormTally(tally, new TreeMap<>())));
        impossible.forEach((form, rules) ->
                forms.put(form, new FormTally(possible.asMap().getOrDefault(form, Tally.NONE), rules.asMap())));
        return forms;
    }
}
