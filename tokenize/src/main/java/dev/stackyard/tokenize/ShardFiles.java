package dev.stackyard.tokenize;

import dev.stackyard.corpus.PartId;
import java.util.Locale;

/** Names of the files that tokenizing writes, inside the corpus. Those that begin with a dot are gone when it is done. */
final class ShardFiles {

    static final String TOKENIZER_DIRECTORY = "tokenizer";
    static final String TOKENIZER = TOKENIZER_DIRECTORY + "/tokenizer.json";
    static final String TRAINING = TOKENIZER_DIRECTORY + "/training.json";
    static final String DIRECTORY = "shards";
    static final String MANIFEST = DIRECTORY + "/manifest.json";
    static final String PROVENANCE_DIRECTORY = DIRECTORY + "/provenance";

    private static final String SHARD_PREFIX = "train-";

    private ShardFiles() {}

    /** A shard's name, such as {@code train-00000}. */
    static String shard(int number) {
        return String.format(Locale.ROOT, "%s%05d", SHARD_PREFIX, number);
    }

    /** Whether a file in the shard directory belongs to a shard, whichever. */
    static boolean isOfShard(String fileName) {
        return fileName.startsWith(SHARD_PREFIX) || fileName.startsWith("." + SHARD_PREFIX);
    }

    /** Whether a file in the shard directory is there only while work goes on. */
    static boolean isTemporary(String fileName) {
        return fileName.startsWith(".");
    }

    /** A shard's tokens, relative to {@link #DIRECTORY}. */
    static String bin(int number) {
        return shard(number) + ".bin";
    }

    /** A shard's index, relative to {@link #DIRECTORY}. */
    static String idx(int number) {
        return shard(number) + ".idx";
    }

    /** A shard's provenance, relative to {@link #DIRECTORY}. */
    static String provenance(int number) {
        return "provenance/" + new PartId(number).fileName();
    }

    /** What the manifest will say of a shard that is done, relative to {@link #DIRECTORY}. */
    static String finished(int number) {
        return "." + shard(number) + ".json";
    }

    /** A part's tokens, in the order of its rows. */
    static String partTokens(PartId part) {
        return DIRECTORY + "/." + part + ".tokens";
    }

    /** A part's documents, as ranges of its tokens. */
    static String partDocuments(PartId part) {
        return DIRECTORY + "/." + part + ".documents";
    }

    static String inDirectory(String relative) {
        return DIRECTORY + "/" + relative;
    }
}
