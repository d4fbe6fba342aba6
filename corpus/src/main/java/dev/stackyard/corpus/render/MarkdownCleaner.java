package dev.stackyard.corpus.render;

/**
 * Markdown of notebooks without HTML, its structure kept (The Stack v2's {@code kaggle/utils}, {@code clean_markdown}; arXiv
 * 2402.19173 section 2.4.1): what stands between {@code <} and the next {@code >} on the same line goes, line ends become line
 * feeds, several empty lines one. Linear in the text.
 */
final class MarkdownCleaner {

    private MarkdownCleaner() {}

    static String clean(String markdown) {
        StringBuilder out = new StringBuilder(markdown.length());
        boolean empty = false;
        for (String line : (Iterable<String>) markdown.lines()::iterator) {
            String text = withoutTags(line);
            if (text.isBlank()) {
                empty = out.length() > 0;
            } else {
                out.append(out.length() == 0 ? "" : empty ? "\n\n" : "\n").append(text);
                empty = false;
            }
        }
        return out.toString().strip();
    }

    private static String withoutTags(String line) {
        int open = line.indexOf('<');
        int close = open < 0 ? -1 : line.indexOf('>', open);
        if (close < 0) {
            return line;
        }
        StringBuilder out = new StringBuilder(line.length());
        int done = 0;
        while (open >= 0 && close >= 0) {
            out.append(line, done, open);
            done = close + 1;
            open = line.indexOf('<', done);
            close = open < 0 ? -1 : line.indexOf('>', open);
        }
        return out.append(line, done, line.length()).toString();
    }
}
