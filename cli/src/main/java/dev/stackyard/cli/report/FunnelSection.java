package dev.stackyard.cli.report;

import dev.stackyard.cli.report.CorpusStatistics.LayerDrops;
import dev.stackyard.cli.terminal.Units;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What each rule dropped, stage by stage. */
record FunnelSection(CorpusStatistics statistics) implements Section {

    /** Rules beyond these many per stage are drawn as one step; the table has them all. */
    private static final int CHARTED_PER_STAGE = 12;

    @Override
    public String id() {
        return "funnel";
    }

    @Override
    public String heading() {
        return "What was dropped";
    }

    @Override
    public void write(Markup page) {
        page.open("p")
                .text("From all that was ingested down to what is kept. ")
                .open("span", "class", "key dropped")
                .text("Each piece")
                .close("span")
                .text(" is what a rule took away from what the rules before it had left. A file counts once, under the "
                        + "first rule that drops it.")
                .close("p")
                .line();
        Tally all = statistics.all();
        FunnelChart chart = new FunnelChart(all.bytes());
        HtmlTable table = new HtmlTable("All rules", "Rule", "Stage", ">Files", ">Bytes", ">Share of all bytes");
        add(chart, table, "ingest", statistics.stubs());
        for (LayerDrops layer : statistics.drops()) {
            add(chart, table, layer.layer(), layer.rules());
        }
        chart.draw(page, words(all), words(statistics.kept()));
        table.write(page);
    }

    private void add(FunnelChart chart, HtmlTable table, String stage, SortedMap<String, Tally> rules) {
        List<Map.Entry<String, Tally>> byBytes = rules.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<String, Tally> e) -> -e.getValue().bytes())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        Tally rest = Tally.NONE;
        for (int i = 0; i < byBytes.size(); i++) {
            String rule = byBytes.get(i).getKey();
            Tally tally = byBytes.get(i).getValue();
            table.row(
                    rule,
                    stage,
                    Units.count(tally.rows()),
                    Units.count(tally.bytes()),
                    Units.percent(tally.bytes(), statistics.all().bytes()));
            if (i < CHARTED_PER_STAGE) {
                chart.take(stage, rule, tally.bytes(), words(tally));
            } else {
                rest = rest.plus(tally);
            }
        }
        if (rest.rows() > 0) {
            chart.take(stage, (byBytes.size() - CHARTED_PER_STAGE) + " other rules", rest.bytes(), words(rest));
        }
    }

    private static String words(Tally tally) {
        return Units.bytes(tally.bytes()) + ", " + Units.count(tally.rows(), "file");
    }
}
