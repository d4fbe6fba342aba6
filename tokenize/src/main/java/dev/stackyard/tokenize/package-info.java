/**
 * From kept rows to training shards: the tokenizer, documents, Megatron files, manifest and provenance.
 *
 * <p>Start reading at {@link dev.stackyard.tokenize.TokenizeStage}, whose {@code run} lists the steps. {@link
 * dev.stackyard.tokenize.DocumentBuilder} says what a document is, {@link dev.stackyard.tokenize.MegatronIndex} and {@link
 * dev.stackyard.tokenize.WorkFiles} how files are laid out. The way back from shards to text and origin is {@link
 * dev.stackyard.tokenize.Manifest}, {@link dev.stackyard.tokenize.MegatronReader} and {@link
 * dev.stackyard.tokenize.ProvenanceReader}. Byte-level BPE itself is in {@code dev.stackyard.tokenize.bpe}.
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.tokenize;
