package dev.stackyard.cli.report;

import dev.stackyard.cli.terminal.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left after each rule, in SVG: one line per step, whose bar has the rest in a quiet colour and, at its right
 * end, what this step took away in a loud one. So the loud pieces form a staircase from all down to what is kept.
 */
final class FunnelChart {

    private static final int WIDTH = 860;
    private static final int LABEL_WIDTH = 270;
    private static final int VALUE_X = 650;
    private static final int LINE_HEIGHT = 26;
    private static final int BAR_HEIGHT = 18;
    private static final int MAX_LABEL = 33;
    private static final double MIN_BAR = 1.5;
    /** Stands for what a step took away where the line is no step; a rule may well have dropped files of no bytes. */
    private static final double TOTAL = -1;

    /**
     * @param group what the rule belongs to
     * @param label the rule
     * @param taken what it took away
     * @param words that in words
     */
    private record Step(String group, String label, double taken, String words) {}

    private final double all;
    private final List<Step> steps = new ArrayList<>();

    /** @param all what there was at the beginning */
    FunnelChart(double all) {
        this.all = all;
    }

    FunnelChart take(String group, String label, double taken, String words) {
        steps.add(new Step(group, label, taken, words));
        return this;
    }

    /** Draws the chart. */
    void draw(Markup page, String allWords, String keptWords) {
        int height = (steps.size() + 2) * LINE_HEIGHT + 4;
        page.open("div", "class", "chart")
                .open(
                        "svg",
                        "viewBox",
                        "0 0 " + WIDTH + " " + height,
                        "role",
                        "img",
                        "aria-labelledby",
                        "funnel-title funnel-desc");
        page.element("title", "What each rule dropped", "id", "funnel-title");
        page.element(
                "desc",
                "A staircase from all bytes that were ingested to the bytes that are kept; each step is a rule.",
                "id",
                "funnel-desc");
        double scale = all == 0 ? 0 : (VALUE_X - LABEL_WIDTH - 10) / all;
        double rest = all;
        drawStep(page, 0, "ingested", rest * scale, TOTAL, allWords);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            rest -= step.taken();
            String label = step.group() + ": " + step.label();
            drawStep(page, i + 1, label, rest * scale, step.taken() * scale, step.words());
        }
        drawStep(page, steps.size() + 1, "kept", rest * scale, TOTAL, keptWords);
        page.close("svg").close("div").line();
    }

    private static void drawStep(Markup page, int line, String label, double rest, double taken, String words) {
        int middle = line * LINE_HEIGHT + 2 + LINE_HEIGHT / 2;
        int top = middle - BAR_HEIGHT / 2;
        boolean isRule = taken != TOTAL;
        page.open("g").element("title", label + ": " + words);
        page.element(
                "text",
                Printable.cut(label, MAX_LABEL),
                "class",
                isRule ? "label" : "label total",
                "x",
                LABEL_WIDTH - 8,
                "y",
                middle + 4);
        drawRectangle(page, isRule ? "bar" : "bar strong", LABEL_WIDTH, top, rest);
        if (taken > 0) {
            drawRectangle(page, "bar dropped", LABEL_WIDTH + rest, top, Math.max(MIN_BAR, taken));
        }
        page.element("text", words, "class", isRule ? "value" : "value total", "x", VALUE_X, "y", middle + 4);
        page.close("g").line();
    }

    private static void drawRectangle(Markup page, String cssClass, double x, int y, double width) {
        page.open(
                        "rect",
                        "class",
                        cssClass,
                        "x",
                        BarChart.number(x),
                        "y",
                        y,
                        "width",
                        BarChart.number(width),
                        "height",
                        BAR_HEIGHT)
                .close("rect");
    }
}
