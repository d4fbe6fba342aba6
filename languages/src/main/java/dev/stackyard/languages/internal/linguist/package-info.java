/** Linguist's strategies, one class each, and the tables that they look things up in. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.languages.internal.linguist;
