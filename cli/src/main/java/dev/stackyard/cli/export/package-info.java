/** Joins the layers of a corpus into one flat dataset, for tools that know nothing of layers. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.cli.export;
