package dev.stackyard.pii;

import dev.stackyard.pii.internal.secret.SecretScanner;
import java.util.List;
import java.util.SortedSet;

/** The names of all rules, as spans, reports and the setting {@code disabledRules} have them. */
public final class RuleIds {

    private RuleIds() {}

    /** All ids of credential rules, sorted. */
    public static SortedSet<String> credentials() {
        return SecretScanner.ruleIds();
    }

    static void check(List<String> ids) {
        for (String id : ids) {
            if (!credentials().contains(id)) {
                throw new IllegalArgumentException("disabledRules names '" + id + "', which is no credential rule");
            }
        }
    }
}
