/** Runs stages on files that are in no corpus: a row in memory instead of one in Parquet, the same stages. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.cli.loose;
