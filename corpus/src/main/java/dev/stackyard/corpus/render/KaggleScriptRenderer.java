package dev.stackyard.corpus.render;

import dev.stackyard.corpus.ByteSlice;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * {@code <jupyter_start>}, the data set ({@link KaggleDataset}) if anything is known of it, then {@code <jupyter_script>SCRIPT}
 * (arXiv 2402.19173 section 5.4); of an unknown data set, {@code <jupyter_script>SCRIPT}. Python only, as there. See {@link KaggleScript}.
 */
final class KaggleScriptRenderer implements RowRenderer {

    @Override
    public String form() {
        return "kaggle-script";
    }

    @Override
    public @Nullable String render(RowText row, RenderSink sink) throws IOException {
        if (!"Python".equals(row.language())) {
            return row.language() == null ? "unknown-language" : "not-python";
        }
        String script = KaggleScript.of(row);
        if (script.isEmpty()) {
            return "no-code";
        }
        if (KaggleDataset.isKnown(row)) {
            sink.control(ControlTokens.JUPYTER_START);
            KaggleDataset.write(row, sink);
        }
        sink.control(ControlTokens.JUPYTER_SCRIPT);
        sink.text(ByteSlice.utf8(script));
        return null;
    }
}
