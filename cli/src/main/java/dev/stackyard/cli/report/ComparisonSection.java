package dev.stackyard.cli.report;

import dev.stackyard.cli.terminal.Units;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a published dataset and our stages say different things of the same files. */
record ComparisonSection(CorpusStatistics statistics) implements Section {

    private static final String NOTHING = "(nothing)";

    @Override
    public String id() {
        return "published";
    }

    @Override
    public String heading() {
        return "Beside the published dataset";
    }

    @Override
    public void write(Markup page) {
        page.element(
                "p",
                "Files that came from a published dataset: what it says of them, and what was found here. Only the latter "
                        + "decides what is kept.");
        HtmlTable totals = new HtmlTable(
                "Agreement",
                "Finding",
                ">Files",
                ">Agree",
                ">Agree, %",
                ">Differ",
                ">Only published",
                ">Only found here");
        for (Comparison each : statistics.comparisons()) {
            totals.row(
                    words(each.column()),
                    Units.count(each.rows()),
                    Units.count(each.agreed()),
                    String.format(Locale.ROOT, "%.2f", 100.0 * each.agreed() / each.rows()),
                    Units.count(each.differing()),
                    Units.count(each.onlyPublished()),
                    Units.count(each.onlyOurs()));
        }
        totals.write(page);
        statistics.comparisons().forEach(each -> writePairs(each, page));
    }

    private static void writePairs(Comparison comparison, Markup page) {
        if (comparison.commonest().isEmpty()) {
            return;
        }
        page.element("h3", "Commonest differences: " + words(comparison.column()));
        HtmlTable table = new HtmlTable(
                Units.count(comparison.pairs(), "pair") + " in all",
                "Published",
                "Found here",
                ">Files",
                "For example");
        comparison
                .commonest()
                .forEach(pair -> table.row(
                        shown(pair.published()), shown(pair.ours()), Units.count(pair.rows()), pair.example()));
        table.write(page);
    }

    private static String shown(@Nullable String finding) {
        return Objects.requireNonNullElse(finding, NOTHING);
    }

    private static String words(String column) {
        return column.equals("language") ? "language" : "licence type";
    }
}
