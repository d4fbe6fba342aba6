package dev.stackyard.tokenize;

import dev.stackyard.corpus.PartId;
import java.util.Comparator;

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

    /** Bytes of heap that one takes, roughly: itself, its part, a place in a list. */
    static final int HEAP_BYTES = 96;

    /** The order of documents in the shards. Equal keys are as likely as equal hashes; their order is fixed nonetheless. */
    static final Comparator<DocumentEntry> ORDER = Comparator.<DocumentEntry>comparingLong(
                    entry -> entry.key() ^ Long.MIN_VALUE)
            .thenComparing(DocumentEntry::part)
            .thenComparingLong(DocumentEntry::position);
}
