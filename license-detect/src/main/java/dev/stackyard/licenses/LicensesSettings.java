package dev.stackyard.licenses;

import dev.stackyard.licenses.internal.decision.LicenseType;
import java.util.Arrays;
import java.util.List;

/**
 * Settings of the {@code licenses} stage.
 *
 * @param textThreshold lowest score at which a text counts as a licence's, more than 0 and at most 1; default 0.9
 * @param dropTypes values of {@code license_type} that drop a row; default {@code non_permissive}, as The Stack v2 trains on
 *     permissive and unlicensed files (arXiv 2402.19173 section 2.1)
 */
public record LicensesSettings(double textThreshold, List<String> dropTypes) {

    public LicensesSettings {
        if (!(textThreshold > 0 && textThreshold <= 1)) {
            throw new IllegalArgumentException("text_threshold must be above 0 and at most 1, not " + textThreshold);
        }
        dropTypes = List.copyOf(dropTypes);
        List<String> known = Arrays.stream(LicenseType.values())
                .map(LicenseType::columnValue)
                .toList();
        if (!known.containsAll(dropTypes)) {
            throw new IllegalArgumentException("drop_types knows " + String.join(", ", known) + ", not " + dropTypes);
        }
    }

    public static LicensesSettings defaults() {
        return new LicensesSettings(0.9, List.of(LicenseType.NON_PERMISSIVE.columnValue()));
    }
}
