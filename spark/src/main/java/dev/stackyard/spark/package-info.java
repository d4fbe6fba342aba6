/** The same stages on a Spark cluster: start at {@link dev.stackyard.spark.SparkEngine}. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.spark;
