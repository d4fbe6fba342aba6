package dev.stackyard.corpus.render;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Renders rows of one kind in one form; each rendering becomes a document. Immutable and thread-safe. */
public interface RowRenderer {

    /** The form's name in counts, lower case with hyphens, such as {@code notebook-script}. */
    String form();

    /**
     * Renders a row, without what stands between documents.
     *
     * @return null if it was rendered; otherwise, and then nothing was put out, the rule that speaks against this form, such as
     *     {@code not-python}
     * @throws IOException from the sink
     */
    @Nullable
    String render(RowText row, RenderSink sink) throws IOException;

    /**
     * What speaks against this form, found without putting anything out. Renders the row into nothing; a form that can tell
     * sooner does.
     *
     * @return what {@link #render} would return
     */
    default @Nullable String obstacle(RowText row) throws IOException {
        return render(row, RenderSink.NOWHERE);
    }
}
