package dev.stackyard.licenses.internal.decision;

import java.util.Locale;

/** Whether a file may be trained on, in The Stack v2's three words. */
public enum LicenseType {
    PERMISSIVE,
    NO_LICENSE,
    NON_PERMISSIVE;

    /** The value of the {@code license_type} column, such as {@code non_permissive}. */
    public String columnValue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
