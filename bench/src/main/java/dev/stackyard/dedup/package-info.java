/** Benchmarks of what {@code dedup} does not show outside its package. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.dedup;
