package dev.stackyard.ingest.internal.documents;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Writes the Markdown of an element, node by node, so that no depth of nesting overflows a stack: headings, paragraphs, lists,
 * quotations, fenced code with its language, tables as rows. Links are their text; images their alternative text.
 */
final class MarkdownWriter implements NodeVisitor {

    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "blockquote",
            "body",
            "caption",
            "details",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "ul");

    private static final String FENCE = "```";
    private static final int DEEPEST_INDENT = 8;

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final Deque<int[]> lists = new ArrayDeque<>();
    private String marker = "";
    private int preformatted;
    private int quotes;
    private boolean firstCell;
    private boolean inRow;

    /** The text, with one line feed at its end; empty if there is none. */
    String text() {
        endBlock();
        String text = out.toString().strip();
        return text.isEmpty() ? "" : text + "\n";
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            add(text.getWholeText());
        } else if (node instanceof Element element) {
            open(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            close(element);
        }
    }

    private void add(String text) {
        if (preformatted > 0) {
            out.append(text);
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean space = Character.isWhitespace(each) || each == '\u00a0';
            if (!space) {
                line.append(each);
            } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
    }

    private void open(Element element) {
        String name = element.normalName();
        if (BLOCKS.contains(name) && preformatted == 0 && !inRow) {
            endBlock();
        }
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> marker = "#".repeat(name.charAt(1) - '0') + " ";
            case "ul" -> lists.push(new int[] {0});
            case "ol" -> lists.push(new int[] {1});
            case "li" -> marker = itemMarker();
            case "blockquote" -> quotes++;
            case "pre" -> openCode(element);
            case "code", "kbd", "samp", "tt" -> addTick();
            case "br" -> {
                if (preformatted > 0) {
                    out.append('\n');
                } else {
                    endLine();
                }
            }
            case "img" -> add(element.attr("alt"));
            case "tr" -> {
                firstCell = true;
                inRow = true;
            }
            case "td", "th" -> {
                add(firstCell ? "" : " | ");
                firstCell = false;
            }
            default -> {} // inline elements are their text
        }
    }

    private void close(Element element) {
        String name = element.normalName();
        switch (name) {
            case "ul", "ol" -> {
                endBlock();
                lists.poll();
            }
            case "blockquote" -> {
                endBlock();
                quotes = Math.max(0, quotes - 1);
            }
            case "pre" -> closeCode();
            case "code", "kbd", "samp", "tt" -> addTick();
            case "tr" -> {
                inRow = false;
                endLine();
            }
            default -> {
                if (BLOCKS.contains(name) && preformatted == 0 && !inRow) {
                    endBlock();
                }
            }
        }
    }

    private void addTick() {
        if (preformatted == 0) {
            line.append('`');
        }
    }

    private String itemMarker() {
        int[] list = lists.peek();
        String indent = "  ".repeat(Math.min(DEEPEST_INDENT, Math.max(0, lists.size() - 1)));
        return list == null || list[0] == 0 ? indent + "- " : indent + list[0]++ + ". ";
    }

    private void openCode(Element element) {
        if (preformatted++ == 0) {
            endBlock();
            out.append(FENCE).append(language(element)).append('\n');
        }
    }

    private void closeCode() {
        if (preformatted > 0 && --preformatted == 0) {
            while (out.length() > 0 && Character.isWhitespace(out.charAt(out.length() - 1))) {
                out.setLength(out.length() - 1);
            }
            out.append('\n').append(FENCE).append("\n\n");
        }
    }

    /** The language that a class names, on the element, in it or around it: {@code language-java}, {@code highlight-python3}. */
    private static String language(Element pre) {
        Element inner = pre.selectFirst("code");
        Element around = pre.parent();
        Element further = around == null ? null : around.parent();
        for (Element element : new Element[] {inner, pre, around, further}) {
            String found = element == null ? "" : languageIn(element.className());
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static String languageIn(String classes) {
        for (String each : classes.toLowerCase(Locale.ROOT).split("\\s+")) {
            for (String prefix : new String[] {"language-", "lang-", "highlight-", "brush:"}) {
                String name = each.startsWith(prefix) ? each.substring(prefix.length()) : "";
                if (name.matches("[a-z0-9+#.-]{1,20}") && !name.equals("default") && !name.equals("none")) {
                    return name;
                }
            }
        }
        return "";
    }

    private void endLine() {
        String text = line.toString().strip().replace("``", "");
        line.setLength(0);
        if (!text.isEmpty()) {
            out.append("> ".repeat(Math.min(DEEPEST_INDENT, quotes)))
                    .append(marker)
                    .append(text)
                    .append('\n');
            marker = "";
        }
    }

    private void endBlock() {
        int before = out.length();
        endLine();
        if (out.length() > before && lists.isEmpty()) {
            out.append('\n');
        } else if (lists.isEmpty() && out.length() > 1 && out.charAt(out.length() - 2) != '\n') {
            out.append('\n');
        }
    }
}
