package dev.stackyard.curate;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.reading.NotebookTraits;
import dev.stackyard.corpus.reading.Reading;
import dev.stackyard.corpus.render.KaggleScript;
import dev.stackyard.corpus.render.RowText;
import dev.stackyard.curate.internal.PythonSyntax;
import org.jspecify.annotations.Nullable;

/**
 * The filters of Kaggle notebooks: one method per {@link QualityRule}. Each returns what made it fire, or null. Thresholds are those
 * of bigcode-project/the-stack-v2 {@code kaggle/}.
 */
final class KaggleFilters {

    private static final int MOST_CHARACTERS = 5_000_000;
    private static final int SHORTEST_SCRIPT = 101;

    private KaggleFilters() {}

    /** The original counts the JSON of the cells; a notebook of Meta Kaggle Code has little else. */
    static @Nullable String tooLarge(Reading notebook) {
        ByteSlice content = notebook.content();
        int characters = 0;
        for (int i = content.offset(); i < content.end(); i++) {
            characters += (content.array()[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return characters > MOST_CHARACTERS ? characters + " characters > " + MOST_CHARACTERS : null;
    }

    static @Nullable String fewCells(Reading notebook) {
        return notebook.traits().contains(NotebookTraits.FEW_CELLS)
                ? "fewer than " + NotebookTraits.FEWEST_CELLS + " cells"
                : null;
    }

    static @Nullable String shortScript(Reading notebook, String language) {
        String script = script(notebook, language);
        int characters = script.codePointCount(0, script.length());
        return isPython(language) && characters < SHORTEST_SCRIPT
                ? "script of " + characters + " characters < " + SHORTEST_SCRIPT
                : null;
    }

    /** Other languages have no form, and that is what is said of them. */
    static @Nullable String syntax(Reading notebook, String language) {
        return isPython(language) ? PythonSyntax.problem(script(notebook, language)) : null;
    }

    private static boolean isPython(String language) {
        return language.equals("Python");
    }

    private static String script(Reading notebook, String language) {
        return KaggleScript.of(new RowText(
                notebook.content(), notebook.text(), notebook.passages(), language, notebook.traits(), /* draw= */ 0));
    }
}
