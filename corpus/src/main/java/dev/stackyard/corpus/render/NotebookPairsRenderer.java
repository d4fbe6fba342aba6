package dev.stackyard.corpus.render;

import dev.stackyard.corpus.ByteSlice;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code <jupyter_start>}, then for each pair {@code <jupyter_text>TEXT<jupyter_code>CODE<jupyter_output>OUTPUT}, where a missing
 * output is the token {@code <empty_output>} (arXiv 2402.19173 section 5.4). Python only, as there. See {@link NotebookPairs}.
 */
final class NotebookPairsRenderer implements RowRenderer {

    /** Characters of an output that are shown; bigcode-dataset's {@code jupyter-structured}. */
    static final int MOST_OUTPUT = 1_000;

    private static final String CUT = "[...]";

    @Override
    public String form() {
        return "notebook-structured";
    }

    @Override
    public @Nullable String render(RowText row, RenderSink sink) throws IOException {
        String unfit = NotebookPairs.unfitLanguage(row);
        if (unfit != null) {
            return unfit;
        }
        List<NotebookPairs.Pair> pairs = NotebookPairs.of(row);
        if (pairs.isEmpty()) {
            return "no-text-before-code";
        }
        sink.control(ControlTokens.JUPYTER_START);
        for (NotebookPairs.Pair pair : pairs) {
            pair.writeInput(sink);
            sink.control(ControlTokens.JUPYTER_OUTPUT);
            if (pair.output().isBlank()) {
                sink.control(ControlTokens.EMPTY_OUTPUT);
            } else {
                sink.text(ByteSlice.utf8(cut(pair.output())));
            }
        }
        return null;
    }

    private static String cut(String output) {
        if (output.codePointCount(0, output.length()) <= MOST_OUTPUT) {
            return output;
        }
        return output.substring(0, output.offsetByCodePoints(0, MOST_OUTPUT)) + CUT;
    }
}
