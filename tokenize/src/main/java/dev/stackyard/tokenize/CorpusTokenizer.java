package dev.stackyard.tokenize;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.UserException;
import dev.stackyard.tokenize.bpe.BpeTrainer;
import dev.stackyard.tokenize.bpe.Pretokenization;
import dev.stackyard.tokenize.bpe.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tokenizer of a corpus, in {@code tokenizer/tokenizer.json}: a copy of the one that a setting names, or one trained on
 * the kept rows. A trained one has {@code training.json} beside it, which says what it was trained on; while that still
 * holds, it is not trained again.
 *
 * @param sha256 of {@code tokenizer.json}
 */
record CorpusTokenizer(Tokenizer tokenizer, String sha256, boolean trained) {

    private static final int VERSION = 1;

    /**
     * What {@code training.json} says.
     *
     * @param fingerprint SHA-256 over settings, seed and all input layers
     * @param tokenizerSha256 of the tokenizer that came of it
     * @param files rows that were sampled
     * @param bytes their redacted text
     * @param distinctPretokens different pretokens in it
     * @param vocabularySize entries that were learnt, control tokens and bytes included
     */
    private record Training(
            String fingerprint,
            String tokenizerSha256,
            long files,
            long bytes,
            long distinctPretokens,
            int vocabularySize) {}

    /** Brings the corpus's tokenizer up to date. */
    static CorpusTokenizer prepare(
            RunContext context, KeptLayers layers, TokenizeSettings settings, byte @Nullable [] given)
            throws IOException {
        CorpusTokenizer prepared = given == null
                ? trained(context, layers, settings)
                : given(context.corpus().storage(), settings, given);
        last = prepared;
        return prepared;
    }

    /** The last one that was used in this process: on a cluster each worker reads it once, not once for each part. */
    private static volatile @Nullable CorpusTokenizer last;

    /**
     * The corpus's tokenizer, which {@link #prepare} has made, wherever it is needed.
     *
     * @throws CorpusFormatException if it is another by now
     */
    static Tokenizer load(Storage storage, String sha256) throws IOException {
        CorpusTokenizer known = last;
        if (known != null && known.sha256.equals(sha256)) {
            return known.tokenizer;
        }
        byte[] json = storage.readAll(ShardFiles.TOKENIZER);
        if (!Fingerprints.ofBytes(json).equals(sha256)) {
            throw new CorpusFormatException(
                    storage.location(ShardFiles.TOKENIZER), "was changed while it was in use: tokenize again");
        }
        CorpusTokenizer loaded =
                new CorpusTokenizer(Tokenizer.read(storage.location(ShardFiles.TOKENIZER), json), sha256, false);
        last = loaded;
        return loaded.tokenizer;
    }

    private static CorpusTokenizer given(Storage storage, TokenizeSettings settings, byte[] json) throws IOException {
        Tokenizer tokenizer = Tokenizer.read(settings.tokenizer(), json);
        if (tokenizer.pretokenization().prefixSpace()) {
            throw new UserException(settings.tokenizer()
                    + " puts a space before every text, so its tokens would not decode to the files: set"
                    + " add_prefix_space to false in it, or give another");
        }
        String sha256 = Fingerprints.ofBytes(json);
        if (!sha256.equals(sha256(storage))) {
            storage.delete(ShardFiles.TRAINING);
            storage.writeAll(ShardFiles.TOKENIZER, json);
        }
        return new CorpusTokenizer(tokenizer, sha256, false);
    }

    private static CorpusTokenizer trained(RunContext context, KeptLayers layers, TokenizeSettings settings)
            throws IOException {
        Storage storage = context.corpus().storage();
        String fingerprint = fingerprint(context, layers, settings);
        String sha256 = sha256(storage);
        Training known = training(storage);
        if (known != null && known.fingerprint.equals(fingerprint) && known.tokenizerSha256.equals(sha256)) {
            byte[] json = storage.readAll(ShardFiles.TOKENIZER);
            return new CorpusTokenizer(
                    Tokenizer.read(storage.location(ShardFiles.TOKENIZER), json), known.tokenizerSha256, true);
        }
        return train(context, layers, settings, fingerprint);
    }

    private static CorpusTokenizer train(
            RunContext context, KeptLayers layers, TokenizeSettings settings, String fingerprint) throws IOException {
        TrainingSample sample = TrainingSample.draw(context, layers, settings.trainingBytes());
        Tokenizer tokenizer = BpeTrainer.train(
                sample.counts(),
                new BpeTrainer.Settings(
                        settings.vocabularySize(),
                        controlTokens(settings),
                        settings.minimumPairCount(),
                        Pretokenization.starCoder2()));
        if (tokenizer.vocabularySize() < settings.vocabularySize()) {
            context.progress()
                    .note("the tokenizer has " + tokenizer.vocabularySize() + " entries instead of "
                            + settings.vocabularySize() + ": no other pair occurs " + settings.minimumPairCount()
                            + " times in the " + sample.bytes() + " bytes that it was trained on");
        }
        byte[] json = tokenizer.toJson();
        Storage storage = context.corpus().storage();
        storage.writeAll(ShardFiles.TOKENIZER, json);
        String sha256 = Fingerprints.ofBytes(json);
        Training training = new Training(
                fingerprint,
                sha256,
                sample.files(),
                sample.bytes(),
                sample.counts().size(),
                tokenizer.vocabularySize());
        storage.writeAll(ShardFiles.TRAINING, ShardJson.write(training));
        return new CorpusTokenizer(tokenizer, sha256, true);
    }

    /** StarCoder2's, and after them those that the settings name instead. */
    private static List<String> controlTokens(TokenizeSettings settings) {
        List<String> tokens = new ArrayList<>(SpecialTokens.STARCODER2);
        for (String token : List.of(settings.repositoryToken(), settings.fileToken(), settings.endToken())) {
            if (!tokens.contains(token)) {
                tokens.add(token);
            }
        }
        return tokens;
    }

    private static String fingerprint(RunContext context, KeptLayers layers, TokenizeSettings settings)
            throws IOException {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("version", VERSION);
        made.put("seed", context.seed());
        made.put("control_tokens", controlTokens(settings));
        made.put("vocabulary_size", settings.vocabularySize());
        made.put("training_bytes", settings.trainingBytes());
        made.put("minimum_pair_count", settings.minimumPairCount());
        KeptRows rows = layers.rows(context.corpus());
        List<Map<String, String>> inputs = new ArrayList<>();
        for (PartId part : context.corpus().parts()) {
            inputs.add(rows.inputs(part));
        }
        made.put("inputs", inputs);
        return Fingerprints.ofJson(made);
    }

    private static @Nullable Training training(Storage storage) throws IOException {
        if (!storage.exists(ShardFiles.TRAINING)) {
            return null;
        }
        try {
            return ShardJson.read(storage.readAll(ShardFiles.TRAINING), Training.class);
        } catch (JsonProcessingException e) {
            throw new CorpusFormatException(
                    storage.location(ShardFiles.TRAINING), "is damaged: delete it and tokenize again", e);
        }
    }

    private static @Nullable String sha256(Storage storage) throws IOException {
        return storage.exists(ShardFiles.TOKENIZER)
                ? Fingerprints.ofBytes(storage.readAll(ShardFiles.TOKENIZER))
                : null;
    }
}
