/** From findings to spans and what stands in their place. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.pii.internal.mask;
