/** Tells languages apart by the tokens they use: Linguist's last strategy. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.languages.internal.classifier;
