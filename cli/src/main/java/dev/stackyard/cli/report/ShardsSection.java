package dev.stackyard.cli.report;

import dev.stackyard.cli.report.BarChart.Bar;
import dev.stackyard.cli.terminal.Units;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Tokens by kind and by language, and the files that hold them. */
record ShardsSection(@Nullable ShardTotals totals) implements Section {

    private static final int CHARTED = 25;

    @Override
    public String id() {
        return "tokens";
    }

    @Override
    public String heading() {
        return "Tokens";
    }

    @Override
    public void write(Markup page) {
        if (totals == null) {
            page.element("p", "No shards yet: run stackyard tokenize.");
            return;
        }
        HtmlTable byKind = new HtmlTable("Tokens by kind", "Kind", ">Tokens", ">Share");
        byTokens(totals.tokensByKind())
                .forEach(e -> byKind.row(
                        e.getKey(), Units.count(e.getValue()), Units.percent(e.getValue(), totals.tokens())));
        byKind.write(page);
        List<Map.Entry<String, Long>> languages = byTokens(totals.tokensByLanguage());
        BarChart chart = new BarChart("tokens-chart", "Tokens by language", "Tokens of each language's text.");
        languages.stream().limit(CHARTED).forEach(e -> chart.add(bar(e.getKey(), e.getValue(), totals.tokens())));
        chart.draw(page);
        HtmlTable byLanguage = new HtmlTable("All languages", "Language", ">Tokens", ">Share");
        languages.forEach(e ->
                byLanguage.row(e.getKey(), Units.count(e.getValue()), Units.percent(e.getValue(), totals.tokens())));
        byLanguage.writeFolded(page);
        HtmlTable files = new HtmlTable("Shards", "Shard", ">Documents", ">Tokens", ">Bytes", "SHA-256");
        totals.shards()
                .forEach(shard -> files.row(
                        shard.name(),
                        Units.count(shard.documents()),
                        Units.count(shard.tokens()),
                        Units.count(shard.bytes()),
                        shard.sha256()));
        files.writeFolded(page);
    }

    private static List<Map.Entry<String, Long>> byTokens(SortedMap<String, Long> tokens) {
        return tokens.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Long> e) -> -e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    private static Bar bar(String language, long tokens, long all) {
        return new Bar(language, tokens, tokens, Units.count(tokens) + ", " + Units.percent(tokens, all), "");
    }
}
