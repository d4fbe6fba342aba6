package dev.stackyard.tokenize;

import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import java.io.IOException;

/**
 * What the global order must know of a document.
 *
 * @param key its place in the order: a random number, compared unsigned
 * @param position where its record begins in the part's document file, which also tells documents of a part apart
 * @param length bytes of the record
 * @param segments rows in it
 * @param tokens tokens when rendered
 */
record DocumentEntry(PartId part, long key, long position, int length, int segments, long tokens) {

    /**
     * Documents of the whole corpus, in this order: key (8 bytes), part (4), position (8), length (4), segments (4), tokens (8).
     */
    static final TableShape DOCUMENTS = TableShape.fixed("documents", 36);

    /** First bytes of a record that tell it from all others. */
    static final int KEY_BYTES = 20;

    /** The document of a record. */
    static DocumentEntry of(TableCursor cursor) {
        return new DocumentEntry(
                new PartId(cursor.getInt(8)),
                cursor.getLong(0),
                cursor.getLong(12),
                cursor.getInt(20),
                cursor.getInt(24),
                cursor.getLong(28));
    }

    void addTo(RecordOutput out) throws IOException {
        out.putLong(key)
                .putInt(part.number())
                .putLong(position)
                .putInt(length)
                .putInt(segments)
                .putLong(tokens)
                .end();
    }
}
