package dev.stackyard.languages;

/** What kind of thing a language is, as Linguist sorts them. */
public enum LanguageType {
    DATA,
    MARKUP,
    PROGRAMMING,
    PROSE
}
