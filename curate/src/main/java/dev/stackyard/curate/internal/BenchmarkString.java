package dev.stackyard.curate.internal;

/**
 * A string of a benchmark that must not be trained on.
 *
 * @param source where it comes from, for people: {@code entry 17 (canonical_solution) of humaneval.jsonl}
 * @param text as it stands in the file
 */
record BenchmarkString(String source, String text) {}
