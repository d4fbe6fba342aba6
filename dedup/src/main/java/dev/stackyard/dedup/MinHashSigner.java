package dev.stackyard.dedup;

import dev.stackyard.corpus.ByteSlice;
import org.jspecify.annotations.Nullable;

/** Signs the shingles of a text with {@link FastSimilarityKernel}. */
final class MinHashSigner implements TextSigner {

    private final Shingler shingler;
    private final MinHashKernel kernel;

    MinHashSigner(SignaturesSettings settings) {
        this.shingler = new Shingler(settings.ngram());
        this.kernel = new FastSimilarityKernel(settings.hashes(), settings.seed());
    }

    @Override
    public byte @Nullable [] sign(ByteSlice text) {
        int count = shingler.shingle(text.array(), text.offset(), text.length());
        return count == 0 ? null : kernel.signature(shingler.shingles(), count);
    }
}
