package dev.stackyard.corpus.render;

import dev.stackyard.corpus.reading.Passage;
import dev.stackyard.corpus.reading.Role;
import java.util.List;

/**
 * A Kaggle notebook as a Python script (arXiv 2402.19173 section 2.4.2; bigcode-project/the-stack-v2 {@code
 * kaggle/convert_notebooks_to_scripts.py} and its {@code utils/processing_utils}): cells of code without commands to the notebook, without
 * lines of more than {@value #LONGEST_LINE} characters and without Kaggle's boilerplate; cells of text as comments, an empty line
 * before each; an empty line behind a cell that defines a function; no text behind the last code; and at the start not what
 * Kaggle puts into every new notebook ({@link KaggleBoilerplate}).
 *
 * <p>Differs in that the script is not formatted with black, and so keeps the empty lines of its cells, several as one.
 */
public final class KaggleScript {

    /** A line with more characters is data. */
    static final int LONGEST_LINE = 600;

    private static final List<String> COMMANDS = List.of("%", "!", "cd ", "pip ", "apt ", "wget ");

    private final StringBuilder script = new StringBuilder();

    private KaggleScript() {}

    /** The script of a notebook; empty if nothing is left of its code. */
    public static String of(RowText notebook) {
        List<Passage> cells = notebook.passages();
        int last = -1;
        for (int i = 0; i < cells.size(); i++) {
            last = cells.get(i).role() == Role.CODE ? i : last;
        }
        KaggleScript script = new KaggleScript();
        boolean hasCode = false;
        for (Passage cell : cells.subList(0, last + 1)) {
            if (cell.role() == Role.CODE) {
                hasCode |= script.addCode(notebook.string(cell));
            } else if (cell.role() == Role.MARKDOWN) {
                script.addComment(notebook.string(cell));
            }
        }
        String text = KaggleBoilerplate.withoutTemplate(script.script.toString());
        return hasCode && !text.isBlank() ? stripEmptyLines(text) + "\n" : "";
    }

    /** @return whether anything is left of the cell */
    private boolean addCode(String code) {
        StringBuilder cell = new StringBuilder();
        boolean empty = false;
        for (String line : (Iterable<String>) code.lines()::iterator) {
            String text = line.strip();
            if (text.isEmpty()) {
                empty = cell.length() > 0;
            } else if (isKept(text)) {
                cell.append(empty ? "\n" : "").append(line.stripTrailing()).append('\n');
                empty = false;
            }
        }
        if (cell.length() > 0) {
            script.append(cell).append(cell.indexOf("def ") >= 0 ? "\n" : "");
        }
        return cell.length() > 0;
    }

    private static boolean isKept(String line) {
        return line.length() <= LONGEST_LINE
                && COMMANDS.stream().noneMatch(line::startsWith)
                && !KaggleBoilerplate.isInCode(line);
    }

    private void addComment(String markdown) {
        String text = MarkdownCleaner.clean(markdown);
        if (text.isEmpty() || KaggleBoilerplate.isInText(text)) {
            return;
        }
        script.append('\n');
        text.lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> script.append("# ").append(line.strip()).append('\n'));
    }

    /** Indentation of the first line stays. */
    private static String stripEmptyLines(String text) {
        int start = 0;
        while (text.charAt(start) == '\n') {
            start++;
        }
        return text.substring(start).stripTrailing();
    }
}
