/**
 * The index by SWHID: where every object of a corpus is, and which tokens of which shard it became.
 *
 * <p>Start reading at {@link dev.stackyard.corpus.index.ProvenanceIndex}, which answers, and {@link
 * dev.stackyard.corpus.index.IndexStage}, which builds.
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.corpus.index;
