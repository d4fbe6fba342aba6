package dev.stackyard.tokenize;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code shards/manifest.json}: what shards there are and what is in them. Written last, so if it is there, all that it names
 * is there too. The JSON has these components in snake_case; its schema is the resource {@code manifest.schema.json}.
 *
 * @param format {@value #FORMAT}
 * @param formatVersion {@value #FORMAT_VERSION}
 * @param fingerprint SHA-256 over everything that decides the bytes of the shards
 * @param recipe the recipe that the run followed; null if it followed none
 * @param seed from which everything random is derived
 * @param settings of the stage, without the path of a given tokenizer
 * @param inputs fingerprint of each layer that was read, all parts together, by layer
 * @param tokenizer what the ids mean
 * @param specialTokens id of each control token, by spelling
 * @param redacted whether a layer {@code pii} was there to be applied
 * @param totals over all shards
 * @param shards in order
 */
public record Manifest(
        String format,
        int formatVersion,
        String fingerprint,
        @Nullable RecipeReference recipe,
        long seed,
        SortedMap<String, Object> settings,
        SortedMap<String, String> inputs,
        TokenizerEntry tokenizer,
        Map<String, Integer> specialTokens,
        boolean redacted,
        Totals totals,
        List<Shard> shards) {

    public static final String FORMAT = "stackyard-shards";
    public static final int FORMAT_VERSION = 2;

    private static final String DAMAGED = "is damaged: delete it and tokenize again";

    /**
     * A recipe as it was.
     *
     * @param sha256 of the recipe file, hex
     */
    public record RecipeReference(String name, String sha256) {}

    /**
     * @param file relative to the corpus
     * @param sha256 of the file
     * @param vocabularySize one more than the largest id
     * @param tokenType {@code uint16} or {@code int32}: how ids are written
     * @param trained whether it was trained on this corpus
     */
    public record TokenizerEntry(String file, String sha256, int vocabularySize, String tokenType, boolean trained) {}

    /**
     * A file.
     *
     * @param file relative to the directory of the manifest
     */
    public record FileEntry(String file, long bytes, String sha256) {}

    /**
     * @param segments rows in the documents
     * @param tokens all tokens, those of names, paths and control tokens included
     * @param segmentTokens tokens of rows' texts, control tokens inside of them included: what each map adds up to
     * @param tokensByKind by kind of row, such as {@code code}; of kinds that have several forms by form, such as {@code
     *     notebook-script}
     * @param tokensByLanguage by Linguist's name, {@code unknown} where no layer says
     * @param tokensByLicenseType by {@code license_type}, {@code unknown} where no layer says
     */
    public record Totals(
            int shards,
            long documents,
            long segments,
            long tokens,
            long segmentTokens,
            SortedMap<String, Long> tokensByKind,
            SortedMap<String, Long> tokensByLanguage,
            SortedMap<String, Long> tokensByLicenseType) {}

    /** One shard: its files, and the same counts as {@link Totals}. */
    public record Shard(
            String name,
            FileEntry bin,
            FileEntry idx,
            FileEntry provenance,
            long documents,
            long segments,
            long tokens,
            long segmentTokens,
            SortedMap<String, Long> tokensByKind,
            SortedMap<String, Long> tokensByLanguage,
            SortedMap<String, Long> tokensByLicenseType) {

        /** Its three files. */
        public List<FileEntry> files() {
            return List.of(bin, idx, provenance);
        }
    }

    /** The manifest of a corpus; empty if it has no shards yet. */
    public static Optional<Manifest> find(Storage storage) throws IOException {
        if (!storage.exists(ShardFiles.MANIFEST)) {
            return Optional.empty();
        }
        String location = storage.location(ShardFiles.MANIFEST);
        try {
            @Nullable Manifest manifest = ShardJson.read(storage.readAll(ShardFiles.MANIFEST), Manifest.class);
            if (manifest == null || manifest.isIncomplete()) {
                throw new CorpusFormatException(location, DAMAGED);
            }
            if (!FORMAT.equals(manifest.format()) || manifest.formatVersion() != FORMAT_VERSION) {
                throw new CorpusFormatException(
                        location,
                        "is of format " + manifest.format() + " " + manifest.formatVersion() + "; this version knows "
                                + FORMAT + " " + FORMAT_VERSION);
            }
            return Optional.of(manifest);
        } catch (JsonProcessingException e) {
            throw new CorpusFormatException(location, DAMAGED, e);
        }
    }

    /**
     * The manifest of a corpus that must have one.
     *
     * @throws UserException if there is none
     */
    public static Manifest read(Storage storage) throws IOException {
        return find(storage)
                .orElseThrow(() -> new UserException(
                        storage.location(ShardFiles.MANIFEST) + " is missing: run stackyard tokenize first"));
    }

    /** Whether a part is null that only a damaged or forged file leaves out. */
    private boolean isIncomplete() {
        return Stream.of(fingerprint, settings, inputs, tokenizer, specialTokens, totals, shards)
                .anyMatch(Objects::isNull);
    }

    /** The JSON, the same for equal manifests. */
    byte[] toJson() {
        return ShardJson.write(this);
    }

    /** This manifest with other shards, and their totals. */
    Manifest withShards(List<Shard> newShards) {
        return new Manifest(
                format,
                formatVersion,
                fingerprint,
                recipe,
                seed,
                settings,
                inputs,
                tokenizer,
                specialTokens,
                redacted,
                ShardCounts.totals(newShards),
                newShards);
    }

    Manifest withRecipe(@Nullable RecipeReference newRecipe) {
        return new Manifest(
                format,
                formatVersion,
                fingerprint,
                newRecipe,
                seed,
                settings,
                inputs,
                tokenizer,
                specialTokens,
                redacted,
                totals,
                shards);
    }
}
