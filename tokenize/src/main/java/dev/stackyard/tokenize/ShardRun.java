package dev.stackyard.tokenize;

import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.Tasks;
import dev.stackyard.tokenize.bpe.AddedToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run of {@link TokenizeStage} once the tokenizer is there: encodes parts, writes shards, and the manifest last. */
final class ShardRun {

    private final TokenizeStage stage;
    private final RunContext context;
    private final Storage storage;
    private final KeptRows rows;
    private final CorpusTokenizer tokenizer;
    private final TokenizeSettings settings;
    private final Manifest.@Nullable RecipeReference recipe;
    private final EncodeStep encoding;
    private final List<PartId> parts;
    private final Map<PartId, Map<String, String>> inputs = new TreeMap<>();

    ShardRun(
            TokenizeStage stage,
            RunContext context,
            KeptLayers layers,
            CorpusTokenizer tokenizer,
            TokenizeSettings settings,
            Manifest.@Nullable RecipeReference recipe)
            throws IOException {
        this.stage = stage;
        this.context = context;
        this.storage = context.corpus().storage();
        this.rows = layers.rows(context.corpus());
        this.tokenizer = tokenizer;
        this.settings = settings;
        this.recipe = recipe;
        this.encoding = new EncodeStep(
                stage.version(),
                context.seed(),
                tokenizer.sha256(),
                ControlIds.of(tokenizer.tokenizer(), settings),
                TokenWidth.of(tokenizer.tokenizer().vocabularySize()),
                settings,
                layers);
        this.parts = context.corpus().parts();
        for (PartId part : parts) {
            inputs.put(part, rows.inputs(part));
        }
    }

    void run() throws IOException {
        String fingerprint = fingerprint();
        Optional<Manifest> done =
                Manifest.find(storage).filter(manifest -> manifest.fingerprint().equals(fingerprint));
        if (done.isPresent() && isComplete(done.get())) {
            if (!Objects.equals(done.get().recipe(), recipe)) {
                storage.writeAll(
                        ShardFiles.MANIFEST, done.get().withRecipe(recipe).toJson());
            }
            removeAllBut(done.get().shards());
            return;
        }
        // from here on the shards may be mixed, so nothing may vouch for them
        storage.delete(ShardFiles.MANIFEST);
        encodeParts();
        List<Manifest.Shard> shards = writeShards(fingerprint);
        storage.writeAll(ShardFiles.MANIFEST, manifest(fingerprint, shards).toJson());
        removeAllBut(shards);
    }

    private boolean isComplete(Manifest manifest) throws IOException {
        for (Manifest.Shard shard : manifest.shards()) {
            if (!ShardStep.isThere(storage, shard)) {
                return false;
            }
        }
        return true;
    }

    private void encodeParts() throws IOException {
        List<PartId> stale = new ArrayList<>();
        long totalRows = 0;
        for (PartId part : parts) {
            if (!WorkReader.isCurrent(storage, part, partFingerprint(part))) {
                stale.add(part);
                totalRows += context.corpus().rowCount(part);
            }
        }
        context.flow().run(Job.of("encode", Tasks.parts(stale)).rows(totalRows), encoding);
    }

    private List<Manifest.Shard> writeShards(String fingerprint) throws IOException {
        LayerStamp stamp = new LayerStamp(stage.name(), stage.version(), fingerprint, Map.of());
        try (Table documents = ShardCuts.documents(context.flow(), parts)) {
            Job job = Job.of("shards", Tasks.cuts(ShardCuts.of(documents, settings.shardTokens())))
                    .reading(documents)
                    .writing(ShardStep.SHARDS);
            ShardStep step = new ShardStep(fingerprint, stamp, encoding.controls(), encoding.width());
            try (Table written = context.flow().run(job, step).get(0)) {
                return ShardStep.read(written);
            }
        }
    }

    private Manifest manifest(String fingerprint, List<Manifest.Shard> shards) {
        Map<String, Integer> specialTokens = new LinkedHashMap<>();
        for (AddedToken token : tokenizer.tokenizer().controlTokens()) {
            specialTokens.put(token.content(), token.id());
        }
        return new Manifest(
                Manifest.FORMAT,
                Manifest.FORMAT_VERSION,
                fingerprint,
                recipe,
                context.seed(),
                settings.shown(),
                combinedInputs(),
                new Manifest.TokenizerEntry(
                        ShardFiles.TOKENIZER,
                        tokenizer.sha256(),
                        tokenizer.tokenizer().vocabularySize(),
                        encoding.width().jsonName(),
                        tokenizer.trained()),
                specialTokens,
                rows.redacts(),
                ShardCounts.totals(shards),
                shards);
    }

    private TreeMap<String, String> combinedInputs() {
        TreeMap<String, StringBuilder> lists = new TreeMap<>();
        inputs.values()
                .forEach(ofPart ->
                        ofPart.forEach((layer, fingerprint) -> lists.computeIfAbsent(layer, name -> new StringBuilder())
                                .append(fingerprint)
                                .append('\n')));
        TreeMap<String, String> combined = new TreeMap<>();
        lists.forEach((layer, list) -> combined.put(layer, Fingerprints.ofText(list.toString())));
        return combined;
    }

    /** Fingerprint of everything that decides the bytes of the shards. */
    private String fingerprint() throws IOException {
        List<String> all = new ArrayList<>();
        all.add(Long.toString(settings.shardTokens()));
        for (PartId part : parts) {
            all.add(partFingerprint(part));
        }
        return Fingerprints.ofJson(all);
    }

    private String partFingerprint(PartId part) throws IOException {
        return encoding.fingerprint(rows, part);
    }

    /** Deletes what the run needed only for itself, and shards that the corpus has no more. */
    private void removeAllBut(List<Manifest.Shard> shards) throws IOException {
        Set<String> current = new HashSet<>();
        shards.forEach(shard -> shard.files().forEach(file -> current.add(file.file())));
        for (String file : storage.list(ShardFiles.DIRECTORY)) {
            boolean stale = ShardFiles.isOfShard(file) && !current.contains(file);
            if (ShardFiles.isTemporary(file) || stale) {
                storage.delete(ShardFiles.inDirectory(file));
            }
        }
        for (String file : storage.list(ShardFiles.PROVENANCE_DIRECTORY)) {
            if (!current.contains("provenance/" + file)) {
                storage.delete(ShardFiles.PROVENANCE_DIRECTORY + "/" + file);
            }
        }
    }
}
