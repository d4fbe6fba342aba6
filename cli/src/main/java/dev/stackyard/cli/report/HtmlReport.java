package dev.stackyard.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The report: one HTML page that needs no network, no script and no other file. The same corpus always gives the same
 * bytes.
 */
public final class HtmlReport {

    /** What the corpus calls the page. */
    public static final String FILE = "report.html";

    private HtmlReport() {}

    /** Writes the page. */
    public static String of(ReportData data) {
        List<Section> sections = new ArrayList<>(List.of(
                new OverviewSection(data),
                new LanguagesSection(data.statistics()),
                new FunnelSection(data.statistics()),
                new LicensesSection(data.statistics()),
                new DuplicatesSection(data.statistics()),
                new PersonalDataSection(data.statistics()),
                new ShardsSection(data.shards()),
                new SourcesSection(data),
                new SettingsSection(data.stages())));
        if (!data.statistics().forms().isEmpty()) {
            sections.add(3, new FormsSection(data.statistics())); // before licences: it belongs to what was dropped
        }
        if (!data.statistics().comparisons().isEmpty()) {
            int place = sections.indexOf(new LicensesSection(data.statistics())) + 1;
            sections.add(place, new ComparisonSection(data.statistics())); // of languages and licences
        }
        Markup page = new Markup();
        page.raw("<!DOCTYPE html>\n").open("html", "lang", "en").line();
        head(page);
        page.open("body").line().open("header").line();
        page.element("h1", "What this corpus holds");
        page.element("p", "Counted by Stackyard from the corpus itself. Bytes are those of the files as ingested.");
        navigation(page, sections);
        page.close("header").line().open("main").line();
        for (Section section : sections) {
            page.open("section", "id", section.id()).line();
            page.element("h2", section.heading());
            section.write(page);
            page.close("section").line();
        }
        page.close("main").line().close("body").line().close("html").line();
        return page.toString();
    }

    private static void head(Markup page) {
        page.open("head").line();
        page.raw("<meta charset=\"utf-8\">\n");
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.element("title", "Stackyard corpus report");
        page.open("style").raw(styleSheet()).close("style").line();
        page.close("head").line();
    }

    private static void navigation(Markup page, List<Section> sections) {
        page.open("nav", "aria-label", "Sections").line();
        for (Section section : sections) {
            page.element("a", section.heading(), "href", "#" + section.id());
        }
        page.close("nav").line();
    }

    private static String styleSheet() {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
