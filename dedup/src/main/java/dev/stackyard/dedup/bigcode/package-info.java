/** What The Stack v2's near deduplication computes of a text, number for number. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.dedup.bigcode;
