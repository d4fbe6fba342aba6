/**
 * JMH benchmarks, one class per hot path. Each class's javadoc is the question, the cases, how to read the answer and the
 * command. Results are in {@code bench/RESULTS.md}.
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.bench;
