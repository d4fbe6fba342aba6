/** Tokenizer, document rendering, shards, manifest, provenance. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.tokenize;
