package dev.stackyard.licenses;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides under which licence each file of one repository is. A file's own tag or header wins over what its directories
 * say; otherwise all that reaches it holds together. Not thread-safe.
 */
final class RepositoryJudge {

    /** Files that a verdict names at most. */
    private static final int MAX_PATHS = 32;
    /** What a forge says of a repository whose licence file it does not recognise. */
    private static final String NO_ASSERTION = "NOASSERTION";

    private static final String FORGE = "the forge";
    private static final Set<String> UNRECOGNISED =
            Set.of(LicenseFinding.UNKNOWN_TEXT, LicenseFinding.UNKNOWN_REFERENCE);

    private final LicensePolicy policy;
    private final ForgeLicense forgeLicense;
    private final @Nullable String stated;
    private final DirectoryLicenses directories;
    /** Verdicts by what reaches a file: most files of a repository share one list. */
    private final Map<List<SourcedLicense>, LicenseVerdict> inherited = new HashMap<>();

    /** @param stated the licence that the forge states for the repository, or null */
    RepositoryJudge(
            LicensePolicy policy, ForgeLicense forgeLicense, @Nullable String stated, DirectoryLicenses directories) {
        this.policy = policy;
        this.forgeLicense = forgeLicense;
        this.stated = stated == null || stated.isBlank() || forgeLicense == ForgeLicense.IGNORED ? null : stated;
        this.directories = directories;
    }

    /** The verdict on a file of the repository. */
    LicenseVerdict judge(FileStatements file) {
        List<SourcedLicense> sources = sources(file);
        if (forgeLicense == ForgeLicense.DECIDES && statesLicense()) {
            return byForge(sources);
        }
        if (!file.own().isEmpty()) {
            return byTable(sources);
        }
        return inherited.computeIfAbsent(sources, this::byTableAndForge);
    }

    private boolean statesLicense() {
        return stated != null && !stated.equals(NO_ASSERTION);
    }

    /** What a file states for itself, or else what reaches it, or else its hint at a licence that is not there. */
    private List<SourcedLicense> sources(FileStatements file) {
        if (!file.own().isEmpty()) {
            return file.own().stream()
                    .map(license -> new SourcedLicense(license, file.path()))
                    .toList();
        }
        List<SourcedLicense> reaching = directories.reaching(file.path());
        if (reaching.isEmpty() && file.isReference() && stated == null) {
            return List.of(
                    new SourcedLicense(new SpdxExpression.License(LicenseFinding.UNKNOWN_REFERENCE), file.path()));
        }
        return reaching;
    }

    private LicenseVerdict byForge(List<SourcedLicense> sources) {
        LicenseVerdict found = byTable(sources);
        SourcedLicense forge = forgeStatement();
        LicenseType type = policy.type(policy.applicable(forge.license()));
        return new LicenseVerdict(found.licenses(), type, found.paths(), forge.license() + " by " + FORGE);
    }

    private LicenseVerdict byTableAndForge(List<SourcedLicense> reaching) {
        if (statesLicense()) {
            List<SourcedLicense> all = new ArrayList<>();
            all.add(forgeStatement());
            for (SourcedLicense source : reaching) {
                if (!UNRECOGNISED.containsAll(source.license().ids())) {
                    all.add(source);
                }
            }
            return byTable(all);
        }
        if (stated != null && reaching.isEmpty()) {
            return new LicenseVerdict(
                    List.of(),
                    LicenseType.NON_PERMISSIVE,
                    List.of(),
                    "a licence that " + FORGE + " does not recognise");
        }
        return byTable(reaching);
    }

    private SourcedLicense forgeStatement() {
        String id = stated == null ? NO_ASSERTION : stated;
        try {
            return new SourcedLicense(SpdxExpressionParser.parse(id), "");
        } catch (SpdxSyntaxException e) {
            return new SourcedLicense(new SpdxExpression.License(id), "");
        }
    }

    private LicenseVerdict byTable(List<SourcedLicense> sources) {
        Set<String> ids = new TreeSet<>();
        Set<String> paths = new TreeSet<>();
        for (SourcedLicense source : sources) {
            ids.addAll(policy.applicable(source.license()));
            if (!source.path().isEmpty()) {
                paths.add(source.path());
            }
        }
        LicenseType type = policy.type(ids);
        return new LicenseVerdict(
                List.copyOf(ids),
                type,
                paths.stream().limit(MAX_PATHS).toList(),
                evidence(sources, ids.stream().anyMatch(policy::isPermissive)));
    }

    /** The licences that keep a file from being permissive, and who states them. */
    private String evidence(List<SourcedLicense> sources, boolean anyPermissive) {
        Set<String> parts = new LinkedHashSet<>();
        for (SourcedLicense source : sources) {
            for (String id : policy.applicable(source.license())) {
                if (policy.restricts(id, anyPermissive)) {
                    parts.add(id + " by " + (source.path().isEmpty() ? FORGE : source.path()));
                }
            }
        }
        return String.join(", ", parts);
    }
}
