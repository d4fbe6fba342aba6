/**
 * Byte-level BPE: kernels that know bytes and token ids, nothing of corpora.
 *
 * <p>Start reading at {@link dev.stackyard.tokenize.bpe.Tokenizer} (vocabulary, merges and special tokens, read from and
 * written to Hugging Face's {@code tokenizer.json}), {@link dev.stackyard.tokenize.bpe.BpeEncoder} (text to ids) and {@link
 * dev.stackyard.tokenize.bpe.BpeTrainer} (counts of pretokens to a tokenizer).
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.tokenize.bpe;
