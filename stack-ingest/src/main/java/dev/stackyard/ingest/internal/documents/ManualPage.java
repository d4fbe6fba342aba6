package dev.stackyard.ingest.internal.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A manual page's text as Markdown: sections as headings, tagged paragraphs as list items, displays as fenced code. Reads the
 * macros of man(7) and mdoc(7) that pages are written with; other requests of roff are passed over, macro definitions and
 * conditions with what is in them. Fonts are dropped. No file is ever included.
 */
final class ManualPage {

    private static final String FENCE = "```";

    /** man(7): text in alternating fonts, put together without spaces between. */
    private static final Set<String> JOINED = Set.of("BR", "RB", "IR", "RI", "BI", "IB");

    private static final Set<String> BREAKS =
            Set.of("PP", "P", "LP", "HP", "Pp", "sp", "Sp", "RS", "RE", "El", "Bl", "TQ");

    private static final Set<String> DISPLAY_STARTS = Set.of("nf", "EX", "Bd", "Vb", "DS");
    private static final Set<String> DISPLAY_ENDS = Set.of("fi", "EE", "Ed", "Ve", "DE");

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder paragraph = new StringBuilder();
    private String marker = "";
    private boolean display;
    private boolean tagNext;
    private int skippedDepth;
    private boolean inDefinition;
    private boolean inTable;
    private boolean inTableFormat;
    private boolean spaceNext = true;

    private ManualPage() {}

    static String of(String roff) {
        ManualPage page = new ManualPage();
        roff.lines().forEach(page::add);
        page.endParagraph();
        page.endDisplay();
        String text = page.out.toString().strip();
        return text.isEmpty() ? "" : text + "\n";
    }

    private void add(String line) {
        if (inDefinition) {
            inDefinition = !line.startsWith("..");
            return;
        }
        if (inTable) {
            addRow(line);
            return;
        }
        boolean request = line.startsWith(".") || line.startsWith("'");
        if (skippedDepth > 0 || (request && startsCondition(line))) {
            skip(line);
        } else if (!request) {
            addText(RoffText.plain(line));
        } else if (!line.startsWith(".\\\"") && !line.startsWith("'\\\"")) {
            String body = line.substring(1).stripLeading();
            int end = 0;
            while (end < body.length() && !Character.isWhitespace(body.charAt(end))) {
                end++;
            }
            request(body.substring(0, end), RoffText.arguments(body.substring(end)));
        }
    }

    /** A line of a table of tbl(1): its layout, which ends with a full stop, is passed over; its cells stand between tabs. */
    private void addRow(String line) {
        if (line.startsWith(".TE")) {
            inTable = false;
            endParagraph();
        } else if (inTableFormat) {
            inTableFormat = !line.stripTrailing().endsWith(".");
        } else if (!line.startsWith(".") && !line.startsWith("T{") && line.length() > 1) {
            String cells = line.replace("T}", "")
                    .replace("T{", "")
                    .replace("\t", " | ")
                    .strip();
            boolean continues = paragraph.length() > 0 && cells.startsWith("|");
            if (!continues) {
                endLine();
            }
            paragraph.append(continues ? " " : "").append(RoffText.plain(cells));
        }
    }

    private static boolean startsCondition(String line) {
        String body = line.substring(1).stripLeading();
        return body.startsWith("if ") || body.startsWith("ie ") || body.startsWith("el ") || body.startsWith("el\\");
    }

    /** Passes over a condition: the rest of its line, or all between its braces. */
    private void skip(String line) {
        skippedDepth += count(line, "\\{") - count(line, "\\}");
        skippedDepth = Math.max(0, skippedDepth);
    }

    private static int count(String line, String what) {
        int count = 0;
        for (int at = line.indexOf(what); at >= 0; at = line.indexOf(what, at + what.length())) {
            count++;
        }
        return count;
    }

    private void request(String name, List<String> arguments) {
        if (DISPLAY_STARTS.contains(name)) {
            startDisplay();
        } else if (DISPLAY_ENDS.contains(name)) {
            endDisplay();
        } else if (BREAKS.contains(name)) {
            endParagraph();
        } else if (JOINED.contains(name)) {
            addText(String.join("", arguments));
        } else {
            structure(name, arguments);
        }
    }

    private void structure(String name, List<String> arguments) {
        String words = String.join(" ", arguments);
        switch (name) {
            case "TH", "Dt" ->
                heading("# ", arguments.size() > 1 ? arguments.get(0) + "(" + arguments.get(1) + ")" : words);
            case "SH", "Sh" -> heading("## ", words);
            case "SS", "Ss" -> heading("### ", words);
            case "TP" -> {
                endParagraph();
                tagNext = true;
            }
            case "IP" -> {
                endParagraph();
                marker = "- ";
                addTag(arguments.isEmpty() ? "" : arguments.get(0));
            }
            case "It" -> {
                endParagraph();
                marker = "- ";
                addTag(MdocLine.text(arguments));
            }
            case "TS" -> {
                endParagraph();
                inTable = true;
                inTableFormat = true;
            }
            case "br" -> endLine();
            case "B", "I", "SM", "SB" -> addText(words);
            case "de", "ig", "am", "de1" -> inDefinition = true;
            case "UR", "MT" -> addText(words);
            case "Nd" -> addText("\u2013 " + MdocLine.text(arguments));
            default -> {
                if (MdocLine.knows(name)) {
                    List<String> all = new ArrayList<>(arguments);
                    all.add(0, name);
                    addText(MdocLine.text(all));
                }
            }
        }
    }

    private void heading(String sign, String words) {
        endParagraph();
        endDisplay();
        if (!words.isBlank()) {
            out.append(sign).append(words.strip()).append("\n\n");
        }
    }

    /** What an item begins with; a bullet or a dash is no tag. */
    private void addTag(String tag) {
        boolean bullet = tag.isBlank() || tag.equals("\u2022") || tag.equals("-") || tag.equals("*") || tag.equals("o");
        if (!bullet) {
            paragraph.append(tag.strip()).append(": ");
        }
    }

    private void addText(String text) {
        if (display) {
            out.append(text).append('\n');
            return;
        }
        if (text.isBlank()) {
            endParagraph();
            return;
        }
        if (tagNext) {
            tagNext = false;
            marker = "- ";
            addTag(text);
            return;
        }
        boolean space = spaceNext && paragraph.length() > 0 && paragraph.charAt(paragraph.length() - 1) != ' ';
        paragraph.append(space ? " " : "").append(text.strip());
        spaceNext = true;
    }

    private void endLine() {
        String text = paragraph.toString().strip();
        paragraph.setLength(0);
        if (!text.isEmpty()) {
            out.append(marker)
                    .append(text.endsWith(":") && !marker.isEmpty() ? text.substring(0, text.length() - 1) : text)
                    .append('\n');
        }
        marker = "";
    }

    private void endParagraph() {
        if (display) {
            out.append('\n');
            return;
        }
        int before = out.length();
        endLine();
        if (out.length() > before) {
            out.append('\n');
        }
    }

    private void startDisplay() {
        endParagraph();
        if (!display) {
            out.append(FENCE).append('\n');
            display = true;
        }
    }

    private void endDisplay() {
        if (display) {
            out.append(FENCE).append("\n\n");
            display = false;
        }
    }
}
