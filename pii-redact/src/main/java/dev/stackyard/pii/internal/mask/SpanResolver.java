package dev.stackyard.pii.internal.mask;

import dev.stackyard.pii.internal.scan.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Chooses among findings that overlap. The heavier stays, of equally heavy ones the one that starts earlier, then the
 * longer, then the one whose rule comes first by name. So the outcome does not depend on the order of the scanners.
 */
public final class SpanResolver {

    private static final Comparator<Finding> BEST_FIRST = Comparator.comparing(Finding::weight)
            .reversed()
            .thenComparingInt(Finding::start)
            .thenComparing(Comparator.comparingInt(Finding::end).reversed())
            .thenComparing(Finding::rule);

    private SpanResolver() {}

    /** Those of the findings that stay, sorted by start, without overlaps. */
    public static List<Finding> resolve(List<Finding> findings) {
        if (findings.size() <= 1) {
            return List.copyOf(findings);
        }
        TreeMap<Integer, Finding> kept = new TreeMap<>();
        findings.stream().sorted(BEST_FIRST).forEach(finding -> {
            Map.Entry<Integer, Finding> before = kept.lowerEntry(finding.end());
            if (before == null || before.getValue().end() <= finding.start()) {
                kept.put(finding.start(), finding);
            }
        });
        return List.copyOf(kept.values());
    }
}
