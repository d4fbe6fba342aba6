package dev.stackyard.licenses;

import dev.stackyard.licenses.internal.Resources;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides whether licences permit use in any work. Source: The Stack v2's {@code get_license_types.py} and figure 1 of
 * arXiv 2402.19173, section 2.1; its lists are in this module's resources. Immutable.
 *
 * <p>Two things go beyond it, as it knows only sets of ids: of a choice ({@code MIT OR GPL-2.0-only}) what is permissive
 * is taken, and an exception never makes a licence worse ({@code Apache-2.0 WITH LLVM-exception} is permissive because
 * Apache-2.0 is).
 */
public final class LicensePolicy {

    private static final String PREFIX = "LicenseRef-scancode-";
    /** Texts that are no licences: contributor agreements, trademark notes, disclaimers. The Stack v2's list. */
    private static final Set<String> NEUTRAL = Set.of(
            PREFIX + "dco-1.1",
            PREFIX + "generic-cla",
            PREFIX + "google-cla",
            PREFIX + "jetty-ccla-1.1",
            PREFIX + "newton-king-cla",
            PREFIX + "generic-exception",
            PREFIX + "generic-export-compliance",
            PREFIX + "generic-tos",
            PREFIX + "generic-trademark",
            PREFIX + "warranty-disclaimer");

    private final Set<String> permissive = new HashSet<>();
    private final Set<String> exceptions = SpdxLicenses.get().exceptions();

    /** The policy with the settings' additions and removals. */
    public LicensePolicy(LicensesSettings settings) {
        permissive.addAll(Resources.lines("permissive-licenses.txt"));
        permissive.addAll(Resources.lines("permissive-licenses-added.txt"));
        permissive.addAll(settings.alsoPermissive());
        settings.neverPermissive().forEach(permissive::remove);
    }

    /** The ids that hold for a user of a file under an expression, sorted: of a choice only what is permissive, if any. */
    public Set<String> applicable(SpdxExpression expression) {
        Set<String> ids = new TreeSet<>();
        collect(expression, ids);
        return ids;
    }

    private void collect(SpdxExpression expression, Set<String> ids) {
        if (expression instanceof SpdxExpression.Or or) {
            boolean anyPermits = or.choices().stream().anyMatch(this::permits);
            for (SpdxExpression choice : or.choices()) {
                if (!anyPermits || permits(choice)) {
                    collect(choice, ids);
                }
            }
        } else if (expression instanceof SpdxExpression.And and) {
            and.terms().forEach(term -> collect(term, ids));
        } else {
            ids.addAll(expression.ids());
        }
    }

    private boolean permits(SpdxExpression expression) {
        return type(applicable(expression)) == LicenseType.PERMISSIVE;
    }

    /** What a set of ids comes to: the third step of The Stack v2's table. */
    public LicenseType type(Collection<String> ids) {
        boolean anyPermissive = ids.stream().anyMatch(permissive::contains);
        boolean anyOther = ids.stream().anyMatch(id -> restricts(id, anyPermissive));
        if (anyOther) {
            return LicenseType.NON_PERMISSIVE;
        }
        return anyPermissive ? LicenseType.PERMISSIVE : LicenseType.NO_LICENSE;
    }

    /**
     * Whether an id keeps a file from being permissive.
     *
     * @param besidePermissive whether a permissive licence is there too: then a mere reference to one does not
     */
    boolean restricts(String id, boolean besidePermissive) {
        return !permissive.contains(id)
                && !NEUTRAL.contains(id)
                && !exceptions.contains(id)
                && !(besidePermissive && id.equals(LicenseFinding.UNKNOWN_REFERENCE));
    }

    /** Whether an id is on the list of permissive licences. */
    public boolean isPermissive(String id) {
        return permissive.contains(id);
    }
}
