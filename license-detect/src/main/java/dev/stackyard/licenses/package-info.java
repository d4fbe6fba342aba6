/** Under which licence each file is, and whether it may be trained on. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.licenses;
