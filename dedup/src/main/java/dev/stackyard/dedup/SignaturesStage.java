package dev.stackyard.dedup;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.RowStage;
import dev.stackyard.corpus.StructuredText;
import java.util.List;

/**
 * Signs every row's text with MinHash, in the same pass over content as the other map stages. {@link DuplicatesStage}
 * links the signatures; they stay on disk, so that new parts are all that is signed when a corpus grows.
 */
public final class SignaturesStage implements RowStage {

    public static final String NAME = "signatures";

    private final SignaturesSettings settings;

    public SignaturesStage(SignaturesSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Column<?>> inputs() {
        return List.of(FilesLayer.KIND, ContentsLayer.CONTENT);
    }

    @Override
    public SignaturesSettings settings() {
        return settings;
    }

    @Override
    public LayerSchema output() {
        return SignaturesLayer.SCHEMA;
    }

    /** What the stamp of a layer made with these settings says about them. */
    static String settingsFingerprint(SignaturesSettings settings) {
        SignaturesStage stage = new SignaturesStage(settings);
        return Fingerprints.ofJson(List.of(stage.settings(), stage.resources()));
    }

    @Override
    public RowFunction open() {
        return new Signer(settings);
    }

    private static final class Signer implements RowFunction {

        private final Shingler shingler;
        private final MinHashKernel kernel;

        Signer(SignaturesSettings settings) {
            this.shingler = new Shingler(settings.ngram());
            this.kernel = new FastSimilarityKernel(settings.hashes(), settings.seed());
        }

        @Override
        public void apply(Row row, RowBuilder out) {
            ByteSlice text = StructuredText.viewOf(row);
            int count = text == null ? 0 : shingler.shingle(text.array(), text.offset(), text.length());
            if (count > 0) {
                byte[] signature = new byte[kernel.hashes()];
                kernel.sign(shingler.shingles(), count, signature, 0);
                out.set(SignaturesLayer.SIGNATURE, ByteSlice.of(signature));
            }
        }
    }
}
