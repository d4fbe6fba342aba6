package dev.stackyard.cli;

import dev.stackyard.cli.report.CorpusStatistics;
import dev.stackyard.cli.report.CorpusStatistics.LanguageTally;
import dev.stackyard.cli.report.CorpusStatistics.LayerDrops;
import dev.stackyard.cli.report.ReportData;
import dev.stackyard.cli.report.ShardTotals;
import dev.stackyard.cli.report.Tally;
import dev.stackyard.cli.terminal.TextTable;
import dev.stackyard.cli.terminal.Units;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a build prints at its end: languages, what was dropped by which rule, refused sources. */
final class SummaryTables {

    private static final int LANGUAGES = 15;

    private final ReportData data;
    private final SortedMap<String, Long> tokens;
    private final long allTokens;

    SummaryTables(ReportData data) {
        this.data = data;
        ShardTotals shards = data.shards();
        this.tokens = shards == null ? new TreeMap<>() : shards.tokensByLanguage();
        this.allTokens = shards == null ? 0 : shards.tokens();
    }

    void print(PrintStream out) {
        languages().print(out);
        TextTable kinds = kinds();
        if (!kinds.isEmpty()) {
            kinds.print(out);
        }
        dropped().print(out);
        TextTable refused = refused();
        if (!refused.isEmpty()) {
            refused.print(out);
        }
    }

    private TextTable languages() {
        CorpusStatistics statistics = data.statistics();
        TextTable table =
                new TextTable("Languages", "Language", ">Files", ">Bytes", ">Kept files", ">Kept bytes", ">Tokens");
        List<Map.Entry<String, LanguageTally>> byBytes = statistics.languages().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, LanguageTally> e) ->
                                -e.getValue().kept().bytes())
                        .thenComparing(e -> -e.getValue().all().bytes())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        Tally all = Tally.NONE;
        Tally kept = Tally.NONE;
        long restTokens = 0;
        for (int i = 0; i < byBytes.size(); i++) {
            String language = byBytes.get(i).getKey();
            LanguageTally tally = byBytes.get(i).getValue();
            long languageTokens = tokens.getOrDefault(language, 0L);
            if (i < LANGUAGES) {
                row(table, language, tally.all(), tally.kept(), languageTokens);
            } else {
                all = all.plus(tally.all());
                kept = kept.plus(tally.kept());
                restTokens += languageTokens;
            }
        }
        if (byBytes.size() > LANGUAGES) {
            row(table, (byBytes.size() - LANGUAGES) + " others", all, kept, restTokens);
        }
        row(table, "all", statistics.all(), statistics.kept(), allTokens);
        return table;
    }

    private static void row(TextTable table, String name, Tally all, Tally kept, long tokens) {
        table.row(
                name,
                Units.count(all.rows()),
                Units.bytes(all.bytes()),
                Units.count(kept.rows()),
                Units.bytes(kept.bytes()),
                Units.count(tokens));
    }

    /** Tokens by kind, if there is more than one. */
    private TextTable kinds() {
        TextTable table = new TextTable("Kinds", "Kind", ">Tokens", ">Share");
        ShardTotals shards = data.shards();
        if (shards != null && shards.tokensByKind().size() > 1) {
            shards.tokensByKind()
                    .forEach((kind, count) ->
                            table.row(kind, Units.count(count), Units.percent(count, shards.tokens())));
        }
        return table;
    }

    private TextTable dropped() {
        TextTable table = new TextTable("Dropped", "Stage", "Rule", ">Files", ">Bytes");
        add(table, "ingest", data.statistics().stubs());
        for (LayerDrops layer : data.statistics().drops()) {
            add(table, layer.layer(), layer.rules());
        }
        return table;
    }

    private static void add(TextTable table, String stage, SortedMap<String, Tally> rules) {
        rules.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<String, Tally> e) -> -e.getValue().bytes())
                        .thenComparing(Map.Entry::getKey))
                .forEach(e -> table.row(
                        stage,
                        e.getKey(),
                        Units.count(e.getValue().rows()),
                        Units.bytes(e.getValue().bytes())));
    }

    private TextTable refused() {
        TextTable table = new TextTable("Sources without rows", "Source", "Outcome", "Reason");
        data.sources().forEach(source -> table.row(source.place(), source.outcome(), source.reason()));
        return table;
    }
}
