package dev.stackyard.pii;

import java.util.Locale;

/** What a span of the {@code pii} layer is. */
public enum PiiKind {
    EMAIL,
    IPV4,
    IPV6,
    /** A private key with its armour, or a key file of another kind. */
    PRIVATE_KEY,
    /** A password, token, API key or other value that opens something. */
    CREDENTIAL;

    /** The column's value: lower case with hyphens, such as {@code private-key}. */
    public String columnValue() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
