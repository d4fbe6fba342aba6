package dev.stackyard.cli.report;

import dev.stackyard.cli.report.BarChart.Bar;
import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.DuplicatesLayer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How large the clusters of duplicates are. */
record DuplicatesSection(CorpusStatistics statistics) implements Section {

    @Override
    public String id() {
        return "duplicates";
    }

    @Override
    public String heading() {
        return "Duplicates";
    }

    @Override
    public void write(Markup page) {
        if (!statistics.hasJudged(DuplicatesLayer.NAME)) {
            page.element("p", "No duplicates yet: run stackyard dedup.");
            return;
        }
        SortedMap<Long, Long> sizes = statistics.clusterSizes();
        if (sizes.isEmpty()) {
            page.element("p", "No two files say the same.");
            return;
        }
        long clusters = sizes.values().stream().mapToLong(n -> n).sum();
        long files = sizes.entrySet().stream()
                .mapToLong(e -> e.getKey() * e.getValue())
                .sum();
        page.element(
                "p",
                Units.count(files) + " files say the same as another in " + Units.count(clusters)
                        + " clusters; one file of each is kept. The largest cluster has "
                        + Units.count(sizes.lastKey()) + " files.");
        BarChart chart = new BarChart(
                "clusters-chart", "Clusters by size", "How many clusters of duplicates have how many files.");
        buckets(sizes).forEach((from, count) -> {
            String label = from == 2 ? "2 files" : Units.count(from) + " to " + Units.count(2 * from - 2) + " files";
            chart.add(new Bar(label, count, count, Units.count(count, "cluster"), ""));
        });
        chart.draw(page);
        HtmlTable table = new HtmlTable("All cluster sizes", "Files in a cluster", ">Clusters");
        sizes.forEach((size, count) -> table.row(Units.count(size), Units.count(count)));
        table.writeFolded(page);
    }

    /** Cluster counts by the smallest size of their bucket: 2, 3 to 4, 5 to 8, 9 to 16 and so on. */
    static SortedMap<Long, Long> buckets(SortedMap<Long, Long> sizes) {
        SortedMap<Long, Long> buckets = new TreeMap<>();
        for (Map.Entry<Long, Long> size : sizes.entrySet()) {
            long from = size.getKey() == 2 ? 2 : Long.highestOneBit(size.getKey() - 1) + 1;
            buckets.merge(from, size.getValue(), Long::sum);
        }
        return buckets;
    }
}
