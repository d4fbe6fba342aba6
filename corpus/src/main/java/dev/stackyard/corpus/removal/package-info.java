/**
 * Removal requests: which rows they mean, the record of them, the erasure from the layers, and what ingest must refuse
 * because of them. A removal is the one thing that rewrites what is there.
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.corpus.removal;
