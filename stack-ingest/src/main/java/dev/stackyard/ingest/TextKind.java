package dev.stackyard.ingest;

import dev.stackyard.corpus.Stub;
import dev.stackyard.ingest.internal.TextClassifier;
import org.jspecify.annotations.Nullable;

/**
 * What ingest takes some bytes for, without a corpus: text in a charset, or no text.
 *
 * @param charset the charset to read them with; null if they are no text
 * @param stub why they are no text; null if they are
 */
public record TextKind(@Nullable String charset, @Nullable Stub stub) {

    /** Looks at the bytes of a whole file, as ingest does. */
    public static TextKind of(byte[] bytes) {
        TextClassifier.Verdict verdict = new TextClassifier().classify(bytes);
        return new TextKind(verdict.charset(), verdict.stub());
    }
}
