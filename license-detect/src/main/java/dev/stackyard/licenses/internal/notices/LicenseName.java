package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.SpdxExpression;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A licence that people call by name, in one or several versions.
 *
 * @param name for people, such as {@code GPL}
 * @param isGnu whether the versions' ids go on with {@code -only} and {@code -or-later}
 * @param versions the licence by version, in order; empty if the name knows no versions
 * @param unversioned what the name means without a version
 * @param isExact whether it means just that; otherwise it is the likeliest of a family
 */
record LicenseName(
        String name, boolean isGnu, Map<String, SpdxExpression> versions, SpdxExpression unversioned, boolean isExact) {

    /** The name of one licence. */
    static LicenseName single(String name, SpdxExpression license) {
        return new LicenseName(name, false, Map.of(), license, true);
    }

    /** The licence of a version, or null if it has no such version; {@code 1.3} finds {@code 1.3c}. */
    @Nullable
    SpdxExpression version(String version) {
        SpdxExpression exact = versions.get(version);
        if (exact != null) {
            return exact;
        }
        SpdxExpression last = null;
        for (Map.Entry<String, SpdxExpression> entry : versions.entrySet()) {
            boolean letterFollows = entry.getKey().startsWith(version)
                    && entry.getKey().length() == version.length() + 1
                    && Character.isLetter(entry.getKey().charAt(version.length()));
            last = letterFollows ? entry.getValue() : last;
        }
        return last;
    }
}
