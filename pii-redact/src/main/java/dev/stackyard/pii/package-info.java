/** Personal data and secrets. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.pii;
