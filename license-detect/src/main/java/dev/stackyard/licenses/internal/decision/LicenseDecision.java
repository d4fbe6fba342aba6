package dev.stackyard.licenses.internal.decision;

import dev.stackyard.licenses.LicenseFinding;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The Stack v2's decision table (arXiv 2402.19173 figure 1; bigcode-project/the-stack-v2,
 * 3_file_dataset/get_license_types.py). Immutable.
 *
 * <ol>
 *   <li>The forge states a licence: it decides, {@code NOASSERTION} apart.
 *   <li>Nothing was found: no licence; but non-permissive if the forge says {@code NOASSERTION}, for there is one.
 *   <li>Agreements, disclaimers and exceptions are no licences. Once a permissive licence was found, a mere "see the
 *       licence" says nothing more. What is left must be permissive, all of it.
 * </ol>
 */
public final class LicenseDecision {

    private static final String NO_ASSERTION = "NOASSERTION";

    /** Keys of texts that grant nothing and forbid nothing. */
    private static final Set<String> NEUTRAL = Set.of(
            "LicenseRef-scancode-dco-1.1",
            "LicenseRef-scancode-generic-cla",
            "LicenseRef-scancode-google-cla",
            "LicenseRef-scancode-jetty-ccla-1.1",
            "LicenseRef-scancode-newton-king-cla",
            "LicenseRef-scancode-generic-exception",
            "LicenseRef-scancode-generic-export-compliance",
            "LicenseRef-scancode-generic-tos",
            "LicenseRef-scancode-generic-trademark",
            "LicenseRef-scancode-warranty-disclaimer");

    private final PermissiveLicenses permissive;

    public LicenseDecision(PermissiveLicenses permissive) {
        this.permissive = permissive;
    }

    /**
     * @param stated what the forge states for the repository; null if nothing
     * @param detected licences found for the file
     */
    public LicenseType decide(@Nullable String stated, Collection<String> detected) {
        if (stated != null && permissive.contains(stated)) {
            return LicenseType.PERMISSIVE;
        }
        if (stated != null && !stated.equals(NO_ASSERTION)) {
            return LicenseType.NON_PERMISSIVE;
        }
        if (detected.isEmpty()) {
            return stated == null ? LicenseType.NO_LICENSE : LicenseType.NON_PERMISSIVE;
        }
        return decide(detected);
    }

    private LicenseType decide(Collection<String> detected) {
        Set<String> others = new TreeSet<>(detected);
        others.removeAll(NEUTRAL);
        boolean anyPermissive = others.removeIf(permissive::contains);
        if (anyPermissive) {
            others.remove(LicenseFinding.UNKNOWN_REFERENCE);
        }
        if (others.isEmpty()) {
            return anyPermissive ? LicenseType.PERMISSIVE : LicenseType.NO_LICENSE;
        }
        return LicenseType.NON_PERMISSIVE;
    }
}
