/** Sources of rows: git repositories, plain directories, archives. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.ingest;
