package dev.stackyard.cli.report;

import dev.stackyard.cli.report.BarChart.Bar;
import dev.stackyard.cli.terminal.Units;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the licences allow, and which they are. */
record LicensesSection(CorpusStatistics statistics) implements Section {

    private static final int CHARTED = 15;

    /** The types in the order in which they are drawn, with the words for them. */
    private static final Map<String, String> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("permissive", "permissive");
        TYPES.put("no_license", "no licence found");
        TYPES.put("non_permissive", "not permissive");
    }

    @Override
    public String id() {
        return "licenses";
    }

    @Override
    public String heading() {
        return "Licences";
    }

    @Override
    public void write(Markup page) {
        if (statistics.licenseTypes().isEmpty()) {
            page.element("p", "No licences yet: run stackyard licenses.");
            return;
        }
        page.element("h3", "What they allow");
        BarChart types = new BarChart(
                "license-types-chart",
                "Bytes by licence type",
                "Bytes of files with content by what their licence allows.");
        TYPES.forEach(
                (type, words) -> types.add(bar(words, statistics.licenseTypes().getOrDefault(type, Tally.NONE))));
        types.draw(page);
        page.element("h3", "Which were found");
        page.element("p", "A file under several licences counts under each of them.");
        List<Map.Entry<String, Tally>> licenses = statistics.licenses().entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<String, Tally> e) -> -e.getValue().bytes())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        BarChart chart = new BarChart("licenses-chart", "Bytes by licence", "Bytes of files under each licence.");
        licenses.stream().limit(CHARTED).forEach(e -> chart.add(bar(e.getKey(), e.getValue())));
        chart.draw(page);
        HtmlTable table = new HtmlTable("All licences", "SPDX id", ">Files", ">Bytes");
        licenses.forEach(e -> table.row(
                e.getKey(),
                Units.count(e.getValue().rows()),
                Units.count(e.getValue().bytes())));
        table.writeFolded(page);
    }

    private static Bar bar(String label, Tally tally) {
        String words = Units.bytes(tally.bytes()) + ", " + Units.count(tally.rows(), "file");
        return new Bar(label, tally.bytes(), tally.bytes(), words, "");
    }
}
