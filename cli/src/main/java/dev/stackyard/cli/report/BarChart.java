package dev.stackyard.cli.report;

import dev.stackyard.cli.terminal.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A horizontal bar chart in SVG: one line per bar with its label, the bar, and its value in words. A bar may have a
 * stronger part from its left end, for what is kept of the whole. Colours are the page's style sheet's.
 *
 * <pre>
 *        label |============-----      | value
 *  0       LABEL_WIDTH              VALUE_X      WIDTH
 * </pre>
 */
final class BarChart {

    private static final int WIDTH = 860;
    private static final int LABEL_WIDTH = 210;
    private static final int VALUE_X = 640;
    private static final int LINE_HEIGHT = 26;
    private static final int BAR_HEIGHT = 16;
    private static final int MAX_LABEL = 30;
    /** A bar that is not empty is at least this wide, so that it can be seen. */
    private static final double MIN_BAR = 1.5;

    /**
     * @param value length of the bar, in any unit, at least 0
     * @param strong how much of it is drawn strong, from the left; at most {@code value}
     * @param words the value as it is printed beside the bar
     * @param detail what the mouse and screen readers get beyond that
     */
    record Bar(String label, double value, double strong, String words, String detail) {}

    private final String id;
    private final String title;
    private final String description;
    private final List<Bar> bars = new ArrayList<>();

    /**
     * @param id distinguishes the chart in its page
     * @param title names it, for screen readers
     * @param description says what it shows, for screen readers
     */
    BarChart(String id, String title, String description) {
        this.id = id;
        this.title = title;
        this.description = description;
    }

    BarChart add(Bar bar) {
        bars.add(bar);
        return this;
    }

    /** Draws the chart; the longest bar takes the whole width. */
    void draw(Markup page) {
        double longest = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        int height = bars.size() * LINE_HEIGHT + 4;
        page.open("div", "class", "chart")
                .open(
                        "svg",
                        "viewBox",
                        "0 0 " + WIDTH + " " + height,
                        "role",
                        "img",
                        "aria-labelledby",
                        id + "-title " + id + "-desc");
        page.element("title", title, "id", id + "-title");
        page.element("desc", description, "id", id + "-desc");
        page.open("line", "class", "axis", "x1", LABEL_WIDTH, "x2", LABEL_WIDTH, "y1", 0, "y2", height)
                .close("line")
                .line();
        for (int i = 0; i < bars.size(); i++) {
            drawBar(page, bars.get(i), i * LINE_HEIGHT + 2, longest == 0 ? 0 : (VALUE_X - LABEL_WIDTH - 10) / longest);
        }
        page.close("svg").close("div").line();
    }

    private static void drawBar(Markup page, Bar bar, int y, double scale) {
        int middle = y + LINE_HEIGHT / 2;
        int top = middle - BAR_HEIGHT / 2;
        page.open("g").element("title", bar.label() + ": " + bar.words() + bar.detail());
        page.element(
                "text", Printable.cut(bar.label(), MAX_LABEL), "class", "label", "x", LABEL_WIDTH - 8, "y", middle + 4);
        drawRectangle(page, "bar", top, bar.value() * scale);
        drawRectangle(page, "bar strong", top, bar.strong() * scale);
        page.element("text", bar.words(), "class", "value", "x", VALUE_X, "y", middle + 4);
        page.close("g").line();
    }

    private static void drawRectangle(Markup page, String cssClass, int y, double width) {
        if (width > 0) {
            page.open(
                            "rect",
                            "class",
                            cssClass,
                            "x",
                            LABEL_WIDTH,
                            "y",
                            y,
                            "width",
                            number(Math.max(MIN_BAR, width)),
                            "height",
                            BAR_HEIGHT)
                    .close("rect");
        }
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
