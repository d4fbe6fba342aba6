package dev.stackyard.corpus.render;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code <jupyter_start>}, the data set ({@link KaggleDataset}) if anything is known of it, then for each pair {@code
 * <jupyter_text>TEXT<jupyter_code>CODE}, without outputs, which Meta Kaggle Code does not have (arXiv 2402.19173 section 5.4). Python
 * only. See {@link NotebookPairs}.
 */
final class KagglePairsRenderer implements RowRenderer {

    @Override
    public String form() {
        return "kaggle-structured";
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
        if (KaggleDataset.isKnown(row)) {
            KaggleDataset.write(row, sink);
        }
        for (NotebookPairs.Pair pair : pairs) {
            pair.writeInput(sink);
        }
        return null;
    }
}
