package dev.stackyard.licenses;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.RepositoryFunction;
import dev.stackyard.corpus.RepositoryStage;
import dev.stackyard.licenses.internal.decision.LicenseDecision;
import dev.stackyard.licenses.internal.decision.PermissiveLicenses;
import java.util.List;

/**
 * Writes the {@code licenses} layer: finds what each file says, lets licence files, READMEs and manifests speak for their
 * directories, and decides what may be trained on.
 */
public final class LicensesStage implements RepositoryStage {

    /** The rule that drops a row: its {@code license_type} is one of {@link LicensesSettings#dropTypes}. */
    static final String RULE_SUFFIX = "-license";

    private final LicensesSettings settings;
    private final PermissiveLicenses permissive = new PermissiveLicenses();
    private final LicenseDecision decision = new LicenseDecision(permissive);

    public LicensesStage(LicensesSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "licenses";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Column<?>> inputs() {
        return List.of(FilesLayer.PATH, FilesLayer.GHA_LICENSE_ID, ContentsLayer.CONTENT);
    }

    @Override
    public LicensesSettings settings() {
        return settings;
    }

    @Override
    public LayerSchema output() {
        return LicensesLayer.SCHEMA;
    }

    @Override
    public RepositoryFunction open() {
        return new LicensesFunction(settings, permissive, decision);
    }
}
