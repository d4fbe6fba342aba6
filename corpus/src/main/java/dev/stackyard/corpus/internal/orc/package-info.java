/** ORC files behind {@link dev.stackyard.corpus.table.Tables}. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.corpus.internal.orc;
