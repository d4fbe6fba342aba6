package dev.stackyard.licenses;

import java.util.Locale;

/** What a file's licences come to, as The Stack v2 puts it. */
public enum LicenseType {
    /** At least one permissive licence, and no other kind. */
    PERMISSIVE,
    /** No licence was found. */
    NO_LICENSE,
    /** Some licence that is not permissive, or not known. */
    NON_PERMISSIVE;

    /** The column's value: lower case with underscores, such as {@code non_permissive}. */
    public String columnValue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
