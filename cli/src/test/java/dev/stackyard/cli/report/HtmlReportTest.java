package dev.stackyard.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.cli.report.CorpusStatistics.LanguageTally;
import dev.stackyard.cli.report.CorpusStatistics.LayerDrops;
import dev.stackyard.cli.report.CorpusStatistics.RepositoryTally;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {

    private static final String HOSTILE = "</title><script>alert('x')</script>\" onload=\"x\u001b[2J\u202e";

    private static CorpusStatistics statistics() {
        SortedMap<String, LanguageTally> languages = new TreeMap<>();
        languages.put("C", new LanguageTally(new Tally(900, 48_000_000), new Tally(700, 31_000_000)));
        languages.put("Python", new LanguageTally(new Tally(1200, 21_500_000), new Tally(1100, 20_100_000)));
        languages.put("JSON", new LanguageTally(new Tally(300, 66_000_000), new Tally(120, 900_000)));
        languages.put(CorpusStatistics.NO_LANGUAGE, new LanguageTally(new Tally(40, 12_000), Tally.NONE));
        for (int i = 0; i < 40; i++) {
            languages.put(
                    "Language " + i, new LanguageTally(new Tally(9, 1_000_000 - 20_000 * i), new Tally(3, 1_000)));
        }
        return new CorpusStatistics(
                12,
                List.of(new RepositoryTally(HOSTILE, new Tally(3111, 170_000_000), new Tally(2040, 53_040_000))),
                new Tally(3111, 170_000_000),
                new Tally(2040, 53_040_000),
                languages,
                new TreeMap<>(Map.of(
                        "binary", new Tally(310, 22_000_000),
                        "symlink", new Tally(12, 300),
                        "submodule", new Tally(93, 0))),
                List.of(
                        new LayerDrops("languages", new TreeMap<>(Map.of("unknown-language", new Tally(40, 12_000)))),
                        new LayerDrops("licenses", new TreeMap<>(Map.of("non-permissive", new Tally(101, 9_000_000)))),
                        new LayerDrops(
                                "quality",
                                new TreeMap<>(Map.of(
                                        HOSTILE, new Tally(55, 30_100_000), "long-lines", new Tally(77, 44_000_000)))),
                        new LayerDrops(
                                "duplicates",
                                new TreeMap<>(Map.of(
                                        "exact-duplicate", new Tally(200, 6_000_000),
                                        "near-duplicate", new Tally(276, 5_500_000)))),
                        new LayerDrops("pii", new TreeMap<>())),
                new TreeMap<>(Map.of(
                        "permissive", new Tally(2400, 120_000_000),
                        "no_license", new Tally(300, 17_000_000),
                        "non_permissive", new Tally(101, 9_000_000))),
                new TreeMap<>(Map.of(
                        "MIT", new Tally(1400, 80_000_000),
                        "Apache-2.0", new Tally(1000, 40_000_000),
                        "GPL-2.0-only", new Tally(101, 9_000_000))),
                new TreeMap<>(Map.of(2L, 130L, 3L, 31L, 5L, 4L, 19L, 1L)),
                new TreeMap<>(Map.of("email", new Tally(412, 9_000), "key", new Tally(3, 200))),
                new TreeMap<>(Map.of(
                        "notebook-structured",
                        new CorpusStatistics.FormTally(
                                new Tally(30, 4_000), new TreeMap<>(Map.of("not-python", new Tally(7, 900)))))),
                List.of(new Comparison(
                        "language",
                        100,
                        90,
                        1,
                        2,
                        7,
                        3,
                        List.of(
                                new Comparison.Disagreement("C++", "C", 7, "octo/cat:/" + HOSTILE + ".h"),
                                new Comparison.Disagreement(null, "Text", 2, "octo/cat:/NOTES"),
                                new Comparison.Disagreement(Comparison.OTHER, null, 1, "octo/cat:/x")))));
    }

    static ReportData data() {
        ShardTotals shards = new ShardTotals(
                12,
                15_400_000,
                new TreeMap<>(Map.of("code", 900L)),
                new TreeMap<>(Map.of("C", 9_100_000L, "Python", 6_000_000L, "JSON", 280_000L)),
                new TreeMap<>(Map.of("permissive", 15_000_000L)),
                List.of(new ShardTotals.Shard("train-00000", 12, 15_400_000, 30_800_000, "ab".repeat(32))));
        return new ReportData(
                statistics(),
                shards,
                List.of(
                        new ReportData.Source("../redis", "skipped", "has the same root tree as octo/redis"),
                        new ReportData.Source("../" + HOSTILE, "rejected", "is no repository: " + HOSTILE)),
                List.of(new ReportData.StageSettings("quality", new TreeMap<>(Map.of("max_lines", "100000")))));
    }

    @Test
    void isWellFormedAndNeedsNothingElse() throws Exception {
        String page = HtmlReport.of(data());
        Document document = parse(page);
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(page)
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("url(")
                .doesNotContain("@import");
        assertThat(page).doesNotContain("\u001b").doesNotContain("\u202e");
    }

    @Test
    void everyChartHasTitleDescriptionAndATable() throws Exception {
        Document document = parse(HtmlReport.of(data()));
        NodeList charts = document.getElementsByTagName("svg");
        assertThat(charts.getLength()).isEqualTo(7);
        TreeSet<String> ids = new TreeSet<>();
        for (int i = 0; i < charts.getLength(); i++) {
            Element chart = (Element) charts.item(i);
            for (String id : chart.getAttribute("aria-labelledby").split(" ")) {
                assertThat(ids.add(id)).as("id %s is used once", id).isTrue();
            }
            assertThat(chart.getElementsByTagName("desc").item(0).getTextContent())
                    .isNotBlank();
        }
        assertThat(document.getElementsByTagName("table").getLength()).isGreaterThanOrEqualTo(7);
    }

    @Test
    void barsOfTheFunnelAddUp() {
        String page = HtmlReport.of(data());
        String funnel =
                page.substring(page.indexOf("funnel-title"), page.indexOf("</svg>", page.indexOf("funnel-desc")));
        Matcher widths = Pattern.compile("class=\"bar strong\" x=\"270.0\" y=\"\\d+\" width=\"([0-9.]+)\"")
                .matcher(funnel);
        assertThat(widths.find()).isTrue();
        double all = Double.parseDouble(widths.group(1));
        assertThat(widths.find()).isTrue();
        double kept = Double.parseDouble(widths.group(1));
        long dropped = 22_000_300L + 12_000 + 9_000_000 + 74_100_000 + 11_500_000;
        assertThat(kept / all)
                .isCloseTo((170_000_000.0 - dropped) / 170_000_000, org.assertj.core.data.Offset.offset(0.001));
    }

    @Test
    void aRuleThatDroppedNoBytesIsNoTotal() {
        String page = HtmlReport.of(data());
        assertThat(page).contains("ingest: submodule</text>");
        assertThat(Pattern.compile("class=\"label total\"[^>]*>([^<]*)<")
                        .matcher(page)
                        .results()
                        .map(total -> total.group(1)))
                .containsExactly("ingested", "kept");
    }

    @Test
    void emptyCorpusHasAPageToo() throws Exception {
        CorpusStatistics nothing = new CorpusStatistics(
                0,
                List.of(),
                Tally.NONE,
                Tally.NONE,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of());
        String page = HtmlReport.of(new ReportData(nothing, null, List.of(), List.of()));
        assertThat(parse(page).getElementsByTagName("section").getLength()).isEqualTo(9);
        assertThat(page).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void whatAPublishedDatasetSaysIsSetBeside() throws Exception {
        Document page = parse(HtmlReport.of(data()));
        assertThat(page.getElementsByTagName("section").getLength()).isEqualTo(11);
        List<String> rows = new ArrayList<>();
        NodeList all = page.getElementsByTagName("tr");
        for (int i = 0; i < all.getLength(); i++) {
            NodeList cells = ((Element) all.item(i)).getElementsByTagName("*");
            StringBuilder row = new StringBuilder();
            for (int j = 0; j < Math.min(4, cells.getLength()); j++) {
                row.append(cells.item(j).getTextContent()).append('|');
            }
            rows.add(row.toString());
        }
        assertThat(rows)
                .contains("language|100|90|90.00|")
                .anyMatch(row -> row.startsWith("C++|C|7|octo/cat:/"))
                .contains("(nothing)|Text|2|octo/cat:/NOTES|", "(other)|(nothing)|1|octo/cat:/x|");
    }

    @Test
    void clusterSizesFallIntoBucketsOfPowersOfTwo() {
        SortedMap<Long, Long> sizes =
                new TreeMap<>(Map.of(2L, 1L, 3L, 10L, 4L, 20L, 5L, 1L, 8L, 2L, 9L, 1L, 1025L, 1L));
        assertThat(DuplicatesSection.buckets(sizes))
                .isEqualTo(new TreeMap<>(Map.of(2L, 1L, 3L, 30L, 5L, 3L, 9L, 1L, 1025L, 1L)));
    }

    /** Reads the page as XML, which is stricter than HTML: all that is not closed in our page are meta tags. */
    private static Document parse(String page) throws Exception {
        String xml = page.replace("<!DOCTYPE html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
