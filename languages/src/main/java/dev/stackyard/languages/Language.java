package dev.stackyard.languages;

/**
 * A language as Linguist knows it.
 *
 * @param name its name in {@code languages.yml}, such as {@code C++}; unique
 */
public record Language(String name, LanguageType type) {}
