/** Whether a file is vendored, generated or documentation, by Linguist's rules. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.languages.internal.traits;
