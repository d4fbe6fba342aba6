package dev.stackyard.cli.report;

import dev.stackyard.cli.terminal.Units;

/** The few numbers that one looks for first. */
record OverviewSection(ReportData data) implements Section {

    @Override
    public String id() {
        return "overview";
    }

    @Override
    public String heading() {
        return "Overview";
    }

    @Override
    public void write(Markup page) {
        CorpusStatistics statistics = data.statistics();
        Tally all = statistics.all();
        Tally kept = statistics.kept();
        page.open("dl", "class", "tiles").line();
        tile(page, "repositories", Units.count(statistics.repositories()), "");
        tile(page, "files", Units.count(all.rows()), Units.bytes(all.bytes()));
        tile(page, "kept files", Units.count(kept.rows()), Units.percent(kept.rows(), all.rows()) + " of all files");
        tile(page, "kept text", Units.bytes(kept.bytes()), Units.percent(kept.bytes(), all.bytes()) + " of all bytes");
        data.shards().ifPresent(shards -> {
            tile(page, "tokens", Units.count(shards.tokens()), "in " + Units.count(shards.documents()) + " documents");
            double bytesPerToken = shards.tokens() == 0 ? 0 : (double) kept.bytes() / shards.tokens();
            tile(page, "bytes per token", BarChart.number(bytesPerToken), "of kept text");
        });
        page.close("dl").line();
    }

    private static void tile(Markup page, String name, String value, String detail) {
        page.open("div").element("dt", name).element("dd", value);
        page.element("dd", detail, "class", "detail").close("div").line();
    }
}
