package dev.stackyard.corpus.render;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.reading.Passage;
import dev.stackyard.corpus.reading.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notebook as text, code, text, code and so on: neighbouring cells of one type are joined by a line feed, code before the
 * first text and text behind the last code are left out (arXiv 2402.19173 section 2.4.1; bigcode-dataset's {@code
 * jupyter-structured}). The output of joined cells is that of the last of them.
 */
final class NotebookPairs {

    /** @param output empty if the last cell of code printed nothing first */
    record Pair(String text, String code, String output) {

        /** Puts out the text and the code; what comes behind them is a form's own. */
        void writeInput(RenderSink sink) throws IOException {
            sink.control(ControlTokens.JUPYTER_TEXT);
            sink.text(ByteSlice.utf8(MarkdownCleaner.clean(text)));
            sink.control(ControlTokens.JUPYTER_CODE);
            sink.text(ByteSlice.utf8(code));
        }
    }

    private final List<Pair> pairs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder code = new StringBuilder();
    private String output = "";

    private NotebookPairs() {}

    /** What speaks against pairs of this notebook, whatever they are; null if nothing does. */
    static @Nullable String unfitLanguage(RowText notebook) {
        if ("Python".equals(notebook.language())) {
            return null;
        }
        return notebook.language() == null ? "unknown-language" : "not-python";
    }

    static List<Pair> of(RowText notebook) {
        NotebookPairs pairs = new NotebookPairs();
        for (Passage passage : notebook.passages()) {
            pairs.add(passage.role(), notebook.string(passage));
        }
        pairs.close();
        return pairs.pairs;
    }

    private void add(Role role, String cell) {
        switch (role) {
            case MARKDOWN -> {
                close();
                append(text, cell);
            }
            case CODE -> {
                append(code, cell);
                output = "";
            }
            case OUTPUT -> output = cell;
            case DATASET_TITLE, DATASET_DESCRIPTION, DATASET_NAME, DATA_PATH, DATA_SCHEMA, DATA_EXAMPLES -> {}
            case MESSAGE, INTERMEDIATE_FOR_SIZE, INTERMEDIATE_FOR_SPEED ->
                throw new IllegalArgumentException("a notebook has no " + role);
        }
    }

    private static void append(StringBuilder target, String cell) {
        target.append(target.length() == 0 ? "" : "\n").append(cell);
    }

    /** Ends a pair where code stands before a text, or at the end. Code without a text before it is the notebook's first. */
    private void close() {
        if (code.length() == 0) {
            return;
        }
        if (text.length() > 0) {
            pairs.add(new Pair(text.toString(), code.toString(), output));
        }
        text.setLength(0);
        code.setLength(0);
        output = "";
    }
}
