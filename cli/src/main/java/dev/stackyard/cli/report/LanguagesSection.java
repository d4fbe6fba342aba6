package dev.stackyard.cli.report;

import dev.stackyard.cli.report.BarChart.Bar;
import dev.stackyard.cli.report.CorpusStatistics.LanguageTally;
import dev.stackyard.cli.terminal.Units;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Bytes by language, ingested and kept. */
record LanguagesSection(CorpusStatistics statistics) implements Section {

    private static final int CHARTED = 25;

    @Override
    public String id() {
        return "languages";
    }

    @Override
    public String heading() {
        return "Languages";
    }

    @Override
    public void write(Markup page) {
        List<Map.Entry<String, LanguageTally>> languages = statistics.languages().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, LanguageTally> e) ->
                                -e.getValue().all().bytes())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        if (languages.isEmpty()) {
            page.element("p", "No languages yet: run stackyard languages.");
            return;
        }
        page.open("p")
                .text("Each bar is the text that was ingested in a language; ")
                .open("span", "class", "key strong")
                .text("the strong part")
                .close("span")
                .text(" is kept.")
                .close("p")
                .line();
        BarChart chart = new BarChart(
                "languages-chart", "Bytes by language", "Bytes ingested in each language, and how many are kept.");
        languages.stream().limit(CHARTED).forEach(e -> chart.add(bar(e.getKey(), e.getValue())));
        if (languages.size() > CHARTED) {
            Tally all = Tally.NONE;
            Tally kept = Tally.NONE;
            for (var rest : languages.subList(CHARTED, languages.size())) {
                all = all.plus(rest.getValue().all());
                kept = kept.plus(rest.getValue().kept());
            }
            chart.add(bar((languages.size() - CHARTED) + " other languages", new LanguageTally(all, kept)));
        }
        chart.draw(page);
        HtmlTable table = new HtmlTable(
                "All languages", "Language", ">Files", ">Bytes", ">Kept files", ">Kept bytes", ">Share kept");
        languages.forEach(e -> table.row(
                e.getKey(),
                Units.count(e.getValue().all().rows()),
                Units.count(e.getValue().all().bytes()),
                Units.count(e.getValue().kept().rows()),
                Units.count(e.getValue().kept().bytes()),
                Units.percent(e.getValue().kept().bytes(), e.getValue().all().bytes())));
        table.writeFolded(page);
    }

    private static Bar bar(String language, LanguageTally tally) {
        Tally all = tally.all();
        Tally kept = tally.kept();
        String words = Units.bytes(all.bytes()) + ", " + Units.percent(kept.bytes(), all.bytes()) + " kept";
        return new Bar(language, all.bytes(), kept.bytes(), words, " (" + Units.count(all.rows(), "file") + ")");
    }
}
