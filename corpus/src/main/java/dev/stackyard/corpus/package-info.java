/**
 * The corpus model: rows, columns, layers and their Parquet files, storage, the contracts of stages and engines, and the
 * local engine.
 *
 * <p>Start reading at {@link dev.stackyard.corpus.Corpus} (what is on disk), {@link dev.stackyard.corpus.Stage} (what adds
 * a layer) and {@link dev.stackyard.corpus.LocalEngine} (what runs stages over parts).
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.corpus;
