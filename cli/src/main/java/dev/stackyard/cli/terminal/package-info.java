/** What a person sees: streams, safe text, tables, units, progress. Knows nothing of corpora. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.cli.terminal;
