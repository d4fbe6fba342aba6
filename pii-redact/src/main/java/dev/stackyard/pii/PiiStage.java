package dev.stackyard.pii;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.PiiLayer;
import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.RowStage;
import java.util.List;

/**
 * Writes the {@code pii} layer: where each file has personal data and secrets, and what they are rendered as. Content stays
 * as it is. A file that is little else than personal data is dropped by the rule {@value PiiFunction#TOO_MUCH}.
 */
public final class PiiStage implements RowStage {

    private static final String NAME = "pii";
    private static final int VERSION = 1;

    private static final List<Column<?>> INPUTS =
            List.of(FilesLayer.PATH, FilesLayer.SRC_ENCODING, ContentsLayer.CONTENT);

    private final PiiSettings settings;
    private final Redactor redactor;
    private final List<String> resources;

    /** @throws dev.stackyard.corpus.UserException if the settings name an allow list that cannot be read */
    public PiiStage(PiiSettings settings) {
        this.settings = settings;
        this.redactor = Redactor.of(settings);
        this.resources = AllowList.read(settings.allowListFile()).fingerprints();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public List<Column<?>> inputs() {
        return INPUTS;
    }

    @Override
    public LayerSchema output() {
        return PiiLayer.SCHEMA;
    }

    @Override
    public PiiSettings settings() {
        return settings;
    }

    /** SHA-256 of the allow list. */
    @Override
    public List<String> resources() {
        return resources;
    }

    @Override
    public RowFunction open() {
        return new PiiFunction(settings, redactor);
    }
}
