package dev.stackyard.curate;

import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.reading.Reading;
import dev.stackyard.corpus.render.RowRenderer;
import dev.stackyard.corpus.render.RowRenderers;
import dev.stackyard.corpus.render.RowText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which forms a row can be rendered that has a structure as content.
 *
 * @param possible such as {@code notebook-script}
 * @param impossible each with the reason, such as {@code notebook-structured: not-python}
 */
record Forms(List<String> possible, List<String> impossible) {

    Forms {
        possible = List.copyOf(possible);
        impossible = List.copyOf(impossible);
    }

    /** @param reading of the row, which can be read */
    static Forms of(Row row, Reading reading, @Nullable String language) {
        List<String> possible = new ArrayList<>();
        List<String> impossible = new ArrayList<>();
        RowText text = new RowText(
                reading.content(), reading.text(), reading.passages(), language, reading.traits(), /* draw= */ 0);
        for (RowRenderer renderer : RowRenderers.of(RowKind.of(row.get(FilesLayer.KIND)))) {
            try {
                String obstacle = renderer.obstacle(text);
                if (obstacle == null) {
                    possible.add(renderer.form());
                } else {
                    impossible.add(renderer.form() + ": " + obstacle);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e); // only a sink fails, and there is none
            }
        }
        return new Forms(possible, impossible);
    }
}
