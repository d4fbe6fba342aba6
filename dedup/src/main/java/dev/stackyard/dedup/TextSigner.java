package dev.stackyard.dedup;

import dev.stackyard.corpus.ByteSlice;
import org.jspecify.annotations.Nullable;

/** Makes the signatures of {@link SignaturesLayer}. Thread-confined. */
@FunctionalInterface
interface TextSigner {

    /** The signature of a text, in an array of its own; null for a text that is like no other. */
    byte @Nullable [] sign(ByteSlice text);
}
