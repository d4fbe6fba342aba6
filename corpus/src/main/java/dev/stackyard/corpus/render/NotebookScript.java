package dev.stackyard.corpus.render;

import dev.stackyard.corpus.reading.Passage;
import dev.stackyard.corpus.reading.Role;
import java.util.List;

/**
 * A notebook as a script, in the manner of jupytext's light format (facts: arXiv 2402.19173 section 2.4.1 and bigcode-dataset's
 * {@code jupyter_script_conversion.py} use jupytext): the code of its cells, Markdown as comments, an empty line between two
 * cells, a line feed at the end. Differs in that it has no header, no cell markers ({@code # +}), and never two empty lines
 * between cells. Commands to the notebook become comments ({@link MagicLines}).
 */
final class NotebookScript {

    private final CommentSyntax comments;
    private final String language;
    private final StringBuilder script = new StringBuilder();

    private NotebookScript(String language) {
        this.language = language;
        this.comments = CommentSyntax.of(language);
    }

    /** The script; empty for a notebook without cells. */
    static String of(RowText notebook, String language) {
        NotebookScript script = new NotebookScript(language);
        for (Passage passage : notebook.passages()) {
            if (passage.role() == Role.CODE) {
                script.addCode(notebook.string(passage));
            } else if (passage.role() == Role.MARKDOWN) {
                script.addComment(notebook.string(passage));
            }
        }
        return script.script.toString();
    }

    private void addCode(String code) {
        MagicLines magics = new MagicLines(language);
        boolean first = true;
        for (String line : begin(code)) {
            script.append(magics.next(line, first)).append('\n');
            first &= line.isBlank();
        }
    }

    private void addComment(String text) {
        for (String line : begin(text)) {
            script.append(comments.comment(line)).append('\n');
        }
    }

    /** Separates a cell from the one before, and gives its lines without empty ones at its end. */
    private List<String> begin(String cell) {
        if (script.length() > 0) {
            script.append('\n');
        }
        return cell.stripTrailing().lines().toList();
    }
}
