package dev.stackyard.languages;

import dev.stackyard.languages.internal.linguist.LanguageTable;

/**
 * A language as Linguist knows it.
 *
 * @param name its name in {@code languages.yml}, such as {@code C++}; unique
 */
public record Language(String name, LanguageType type) {

    /** Whether a language has exactly this name. */
    public static boolean isKnown(String name) {
        return LanguageTable.shared().indexOf(name) >= 0;
    }
}
