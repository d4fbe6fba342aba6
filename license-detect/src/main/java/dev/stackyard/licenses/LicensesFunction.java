package dev.stackyard.licenses;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.RepositoryFunction;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowAppender;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.licenses.internal.decision.LicenseDecision;
import dev.stackyard.licenses.internal.decision.LicenseType;
import dev.stackyard.licenses.internal.decision.PermissiveLicenses;
import dev.stackyard.licenses.internal.decision.RepositoryLicenses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The licences of one repository after another. Used by one thread. */
final class LicensesFunction implements RepositoryFunction {

    private final LicensesSettings settings;
    private final PermissiveLicenses permissive;
    private final LicenseDecision decision;
    private final LicenseDetector detector;
    private final RepositoryLicenses repository = new RepositoryLicenses();
    /** What the forge states, the same for all rows of a repository. */
    private @Nullable String stated;

    LicensesFunction(LicensesSettings settings, PermissiveLicenses permissive, LicenseDecision decision) {
        this.settings = settings;
        this.permissive = permissive;
        this.decision = decision;
        this.detector = new LicenseDetector(settings.textThreshold());
    }

    @Override
    public void observe(Row row) {
        stated = row.find(FilesLayer.GHA_LICENSE_ID);
        String path = row.get(FilesLayer.PATH);
        ByteSlice text = row.text();
        boolean forDirectory = LicenseDetector.speaksForDirectory(path);
        Set<String> ids = text == null ? Set.of() : licenses(text, path, forDirectory);
        if (ids.isEmpty()) {
            repository.addSilent(path);
        } else if (forDirectory) {
            repository.addForDirectory(path, ids);
        } else {
            repository.addWithOwn(path, ids);
        }
    }

    /** A source file that only points at "the licence" says nothing of its own; its directory then does. */
    private Set<String> licenses(ByteSlice text, String path, boolean forDirectory) {
        Set<String> ids = new TreeSet<>();
        for (LicenseFinding finding : detector.detect(text.array(), text.offset(), text.length(), path)) {
            if (forDirectory || finding.kind() != FindingKind.REFERENCE) {
                ids.addAll(permissive.binding(finding.license()));
            }
        }
        return ids;
    }

    @Override
    public void finish(RowAppender out) {
        for (RepositoryLicenses.Applicable applicable : repository.applicable()) {
            write(out.append(), applicable);
        }
        repository.clear();
    }

    private void write(RowBuilder row, RepositoryLicenses.Applicable applicable) {
        LicenseType type = decision.decide(stated, applicable.ids());
        row.set(LicensesLayer.DETECTED_LICENSES, applicable.ids())
                .set(LicensesLayer.LICENSE_TYPE, type.columnValue())
                .set(LicensesLayer.LICENSE_PATHS, applicable.paths());
        if (settings.dropTypes().contains(type.columnValue())) {
            row.drop(type.columnValue().replace('_', '-') + LicensesStage.RULE_SUFFIX, evidence(applicable));
        }
    }

    private String evidence(RepositoryLicenses.Applicable applicable) {
        List<String> ids = applicable.ids();
        List<String> against =
                ids.stream().filter(id -> !permissive.contains(id)).toList();
        String forge = stated == null ? "" : "stated for the repository: " + stated + "; ";
        return forge
                + String.join(", ", against.isEmpty() ? ids : against)
                + (applicable.paths().isEmpty() ? "" : " by " + String.join(", ", applicable.paths()));
    }
}
