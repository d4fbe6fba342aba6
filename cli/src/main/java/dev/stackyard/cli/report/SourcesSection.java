package dev.stackyard.cli.report;

import dev.stackyard.cli.terminal.Units;
import java.util.List;

/** What was ingested, what was refused, and which files have no content. */
record SourcesSection(ReportData data) implements Section {

    @Override
    public String id() {
        return "sources";
    }

    @Override
    public String heading() {
        return "Sources";
    }

    @Override
    public void write(Markup page) {
        List<ReportData.Source> rejected = data.sources().stream()
                .filter(source -> source.rejected() != null)
                .toList();
        if (!rejected.isEmpty()) {
            HtmlTable refused = new HtmlTable("Refused", "Source", "Reason");
            rejected.forEach(source -> refused.row(source.place(), String.valueOf(source.rejected())));
            refused.write(page);
        }
        HtmlTable ingested = new HtmlTable("Ingested", "Source");
        data.sources().stream()
                .filter(source -> source.rejected() == null)
                .forEach(source -> ingested.row(source.place()));
        ingested.writeFolded(page);
        if (!data.statistics().stubs().isEmpty()) {
            HtmlTable stubs = new HtmlTable("Files without content", "Reason", ">Files", ">Bytes");
            data.statistics()
                    .stubs()
                    .forEach((reason, tally) ->
                            stubs.row(reason, Units.count(tally.rows()), Units.count(tally.bytes())));
            stubs.write(page);
        }
    }
}
