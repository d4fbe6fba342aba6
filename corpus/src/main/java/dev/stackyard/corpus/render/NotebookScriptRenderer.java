package dev.stackyard.corpus.render;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.reading.Role;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code <jupyter_script>SCRIPT} (arXiv 2402.19173 section 5.4): see {@link NotebookScript}. Needs a language, and code. */
final class NotebookScriptRenderer implements RowRenderer {

    @Override
    public String form() {
        return "notebook-script";
    }

    @Override
    public @Nullable String render(RowText row, RenderSink sink) throws IOException {
        String language = row.language();
        if (language == null) {
            return "unknown-language";
        }
        if (row.passages(Role.CODE).findAny().isEmpty()) {
            return "no-code";
        }
        sink.control(ControlTokens.JUPYTER_SCRIPT);
        sink.text(ByteSlice.utf8(NotebookScript.of(row, language)));
        return null;
    }
}
