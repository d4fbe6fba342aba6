package dev.stackyard.dedup;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.RowStage;
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
        return 3;
    }

    @Override
    public List<Column<?>> inputs() {
        return List.of(ContentsLayer.CONTENT);
    }

    @Override
    public SignaturesSettings settings() {
        return settings;
    }

    @Override
    public LayerSchema output() {
        return SignaturesLayer.SCHEMA;
    }

    /** Whether a layer was made with these settings, by this version. */
    static boolean made(LayerStamp stamp, SignaturesSettings settings) {
        SignaturesStage stage = new SignaturesStage(settings);
        return stamp.stageVersion() == stage.version()
                && stamp.settingsFingerprint()
                        .equals(Fingerprints.ofJson(List.of(stage.settings(), stage.resources())));
    }

    @Override
    public RowFunction open() {
        TextSigner signer = settings.signer();
        return (row, out) -> {
            ByteSlice text = row.ownText();
            byte[] signature = text == null ? null : signer.sign(text);
            if (signature != null) {
                out.set(SignaturesLayer.SIGNATURE, ByteSlice.of(signature));
            }
        };
    }
}
