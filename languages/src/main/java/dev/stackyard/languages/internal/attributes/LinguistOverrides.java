package dev.stackyard.languages.internal.attributes;

import org.jspecify.annotations.Nullable;

/**
 * What a repository says itself about a file; null where it says nothing.
 *
 * @param language value of {@code linguist-language}: a language's name or alias
 * @param vendored {@code linguist-vendored}
 * @param generated {@code linguist-generated}
 * @param documentation {@code linguist-documentation}
 */
public record LinguistOverrides(
        @Nullable String language,
        @Nullable Boolean vendored,
        @Nullable Boolean generated,
        @Nullable Boolean documentation) {

    /** Says nothing. */
    public static final LinguistOverrides NONE = new LinguistOverrides(null, null, null, null);
}
