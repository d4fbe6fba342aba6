/** What each file is: language, vendored, generated, documentation. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.languages;
