package dev.stackyard.cli.report;

import dev.stackyard.cli.report.BarChart.Bar;
import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.PiiLayer;

/** What is masked when text is rendered. */
record PersonalDataSection(CorpusStatistics statistics) implements Section {

    @Override
    public String id() {
        return "personal-data";
    }

    @Override
    public String heading() {
        return "Personal data and secrets";
    }

    @Override
    public void write(Markup page) {
        if (!statistics.hasJudged(PiiLayer.NAME)) {
            page.element("p", "Not looked for yet: run stackyard redact.");
            return;
        }
        if (statistics.spans().isEmpty()) {
            page.element("p", "None found.");
            return;
        }
        page.element("p", "Found in all files with content; masked in every text that leaves the corpus.");
        BarChart chart = new BarChart("pii-chart", "Findings by kind", "How many findings of each kind are masked.");
        statistics
                .spans()
                .forEach((kind, tally) -> chart.add(new Bar(
                        kind,
                        tally.rows(),
                        tally.rows(),
                        Units.count(tally.rows()),
                        " findings, " + Units.bytes(tally.bytes()))));
        chart.draw(page);
    }
}
