package dev.stackyard.tokenize;

import java.io.Serializable;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings of {@link TokenizeStage}.
 *
 * @param tokenizer path of a Hugging Face {@code tokenizer.json} to encode with; empty, the default, trains one on the corpus
 * @param vocabularySize entries of a trained tokenizer at most, control tokens and bytes included; default 49,152 (StarCoder2,
 *     arXiv 2402.19173 section 6.2). A small corpus may have too few frequent pairs for so many
 * @param trainingBytes text that a tokenizer is trained on, in bytes before redaction, from 64 KiB to 1 GiB; default 256 MiB. Of
 *     a larger corpus a sample of about this size is taken, by content
 * @param minimumPairCount how often a pair of tokens must occur in the sample to become one, at least 1; default 2
 * @param metadataProbability share of repositories that are rendered with their name and paths, from 0 to 1; default 0.5
 *     (arXiv 2402.19173 section 5.1)
 * @param repositoryToken control token before a repository's name; default {@code <repo_name>}
 * @param fileToken control token before a file; default {@code <file_sep>}
 * @param endToken control token at the end of a document; default {@code <|endoftext|>}
 * @param shardTokens tokens after which a shard is full, at least 1; default 100 million. Documents are not cut, so a shard
 *     may be longer by one document
 * @param maxDocumentTokens tokens of a document at most, control tokens included, from 16 to 2^31 - 1; default 100 million. A
 *     repository with more becomes several documents; a file with more, a document of its own
 * @param shares share of the documents that are rendered, from 0 to 1, by kind of row ({@code code}, {@code doc}, {@code ir}, …) or
 *     form ({@code notebook-script}, {@code notebook-structured}); default 1 for all. Of code, whole repositories are in or out
 */
public record TokenizeSettings(
        String tokenizer,
        int vocabularySize,
        long trainingBytes,
        long minimumPairCount,
        double metadataProbability,
        String repositoryToken,
        String fileToken,
        String endToken,
        long shardTokens,
        long maxDocumentTokens,
        Map<String, String> shares)
        implements Serializable {

    private static final int SMALLEST_VOCABULARY = 256 + SpecialTokens.STARCODER2.size();
    private static final int LARGEST_VOCABULARY = 1 << 20;
    private static final long LEAST_TRAINING_BYTES = 64L << 10;
    private static final long MOST_TRAINING_BYTES = 1L << 30;
    private static final long LEAST_DOCUMENT_TOKENS = 16;

    public TokenizeSettings {
        shares = new TreeMap<>(shares);
        FormShares.of(shares);
        require("vocabulary_size", vocabularySize, SMALLEST_VOCABULARY, LARGEST_VOCABULARY);
        require("training_bytes", trainingBytes, LEAST_TRAINING_BYTES, MOST_TRAINING_BYTES);
        require("minimum_pair_count", minimumPairCount, 1, Long.MAX_VALUE);
        require("shard_tokens", shardTokens, 1, Long.MAX_VALUE);
        require("max_document_tokens", maxDocumentTokens, LEAST_DOCUMENT_TOKENS, Integer.MAX_VALUE);
        if (!(metadataProbability >= 0 && metadataProbability <= 1)) {
            throw new IllegalArgumentException("metadata_probability must be from 0 to 1, not " + metadataProbability);
        }
    }

    private static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", not " + value);
        }
    }

    /** A tokenizer trained on the corpus, and StarCoder2's rendering. */
    public static TokenizeSettings defaults() {
        return new TokenizeSettings(
                "",
                49_152,
                256L << 20,
                2,
                0.5,
                SpecialTokens.REPO_NAME,
                SpecialTokens.FILE_SEP,
                SpecialTokens.END_OF_TEXT,
                100_000_000,
                100_000_000,
                Map.of());
    }

    /** The settings as a manifest shows them: by their names in recipes, without paths of this machine. */
    SortedMap<String, Object> shown() {
        SortedMap<String, Object> shown = new TreeMap<>();
        shown.put("vocabulary_size", vocabularySize);
        shown.put("training_bytes", trainingBytes);
        shown.put("minimum_pair_count", minimumPairCount);
        shown.put("metadata_probability", metadataProbability);
        shown.put("repository_token", repositoryToken);
        shown.put("file_token", fileToken);
        shown.put("end_token", endToken);
        shown.put("shard_tokens", shardTokens);
        shown.put("max_document_tokens", maxDocumentTokens);
        shares.forEach((form, share) -> shown.put("shares." + form, share));
        return shown;
    }
}
