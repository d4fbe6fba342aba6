package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Weight;
import dev.stackyard.pii.internal.secret.SecretRule.NamedValueRule;

/** Tries one {@link NamedValueRule}. */
record NamedValueProbe(NamedValueRule rule) implements Probe {

    @Override
    public void probe(SecretScan scan, int start, int end) {
        Assignment assignment = AssignmentParser.parse(scan.text(), start, end);
        if (assignment == null) {
            return;
        }
        int from = assignment.valueStart();
        int to = assignment.valueEnd();
        if (rule.value().matchesWhole(scan.bytes(), from, to)
                && Plausibility.isPlausible(scan.bytes(), from, to, rule.about().entropy())) {
            scan.addCredential(from, to, rule.about().id(), rule.about().mask(), Weight.PATTERN);
        }
    }
}
