package dev.stackyard.cli.report;

import dev.stackyard.cli.terminal.Units;

/** Which repositories there are, what was refused, and which files have no content. */
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
        if (!data.sources().isEmpty()) {
            HtmlTable without = new HtmlTable("Sources that made no rows", "Source", "Outcome", "Reason");
            data.sources().forEach(source -> without.row(source.place(), source.outcome(), source.reason()));
            without.write(page);
        }
        HtmlTable largest = new HtmlTable("Largest repositories", "Repository", ">Files", ">Bytes", ">Kept bytes");
        for (CorpusStatistics.RepositoryTally repository : data.statistics().largest()) {
            largest.row(
                    repository.name(),
                    Units.count(repository.all().rows()),
                    Units.count(repository.all().bytes()),
                    Units.count(repository.kept().bytes()));
        }
        largest.writeFolded(page);
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
