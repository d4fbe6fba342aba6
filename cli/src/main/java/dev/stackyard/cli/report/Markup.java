package dev.stackyard.cli.report;

import dev.stackyard.cli.terminal.Printable;

/**
 * Builds HTML and SVG, escaping every text and every attribute value: names of files, repositories and rules come from
 * strangers. Elements are closed by the caller, or by {@link #element}. Not thread-safe.
 */
final class Markup {

    private final StringBuilder out = new StringBuilder();

    /** Adds markup as it is; for constants of ours only. */
    Markup raw(String trusted) {
        out.append(trusted);
        return this;
    }

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn
     */
    Markup open(String tag, Object... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(String.valueOf(attributes[i + 1]));
            out.append('"');
        }
        out.append('>');
        return this;
    }

    Markup close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    /** An element with text alone in it, and a line end after it. */
    Markup element(String tag, String text, Object... attributes) {
        return open(tag, attributes).text(text).close(tag).line();
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    Markup line() {
        out.append('\n');
        return this;
    }

    private void escape(String text) {
        String safe = Printable.of(text);
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
