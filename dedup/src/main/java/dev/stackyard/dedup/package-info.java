/** Exact and near duplicates. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.dedup;
