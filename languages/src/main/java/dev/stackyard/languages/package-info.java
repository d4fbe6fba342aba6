/**
 * What each file is: its language, and whether it is vendored, generated or documentation. Linguist's data and
 * strategies, in time linear in the file. Start at {@link dev.stackyard.languages.LanguageDetector}; {@link
 * dev.stackyard.languages.LanguagesStage} turns its findings into a layer.
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.languages;
