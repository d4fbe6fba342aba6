package dev.stackyard.corpus.reading;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.StructuredText;
import org.jspecify.annotations.Nullable;

/** Chooses how the content of a row is read, by the row's kind. A new structured kind is one line here. */
public final class Readings {

    private Readings() {}

    /**
     * Reads a content.
     *
     * @param content its bytes, as UTF-8
     * @return null for a kind whose text is its content
     */
    public static @Nullable Reading of(RowKind kind, ByteSlice content) {
        return switch (kind) {
            case NOTEBOOK -> NotebookReader.read(content);
            case KAGGLE -> KaggleReader.read(content);
            case IR -> PairReader.read(content);
            case PULL, ISSUE ->
                StructuredText.isStructured(kind, content)
                        ? StructuredText.of(content).reading()
                        : null;
            case CODE, DOC -> null;
        };
    }
}
