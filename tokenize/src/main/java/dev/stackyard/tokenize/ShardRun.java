package dev.stackyard.tokenize;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.Storage;
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

    /** Share of the memory budget for sorting documents; encoders and provenance have the rest. */
    private static final int SORT_SHARE = 4;

    private final TokenizeStage stage;
    private final RunContext context;
    private final Storage storage;
    private final KeptRows rows;
    private final CorpusTokenizer tokenizer;
    private final TokenizeSettings settings;
    private final Manifest.@Nullable RecipeReference recipe;
    private final TokenWidth width;
    private final ControlIds controls;
    private final List<PartId> parts;
    private final Map<PartId, Map<String, String>> inputs = new TreeMap<>();

    ShardRun(
            TokenizeStage stage,
            RunContext context,
            KeptRows rows,
            CorpusTokenizer tokenizer,
            TokenizeSettings settings,
            Manifest.@Nullable RecipeReference recipe)
            throws IOException {
        this.stage = stage;
        this.context = context;
        this.storage = context.corpus().storage();
        this.rows = rows;
        this.tokenizer = tokenizer;
        this.settings = settings;
        this.recipe = recipe;
        this.width = TokenWidth.of(tokenizer.tokenizer().vocabularySize());
        this.controls = ControlIds.of(tokenizer.tokenizer(), settings);
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
            if (!isThere(shard)) {
                return false;
            }
        }
        return true;
    }

    private boolean isThere(Manifest.Shard shard) throws IOException {
        for (Manifest.FileEntry file : shard.files()) {
            String name = ShardFiles.inDirectory(file.file());
            if (!storage.exists(name)) {
                return false;
            }
            try (Storage.Reader reader = storage.open(name)) {
                if (reader.size() != file.bytes()) {
                    return false;
                }
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
        try (Progress.Task task = context.progress().begin("encode", totalRows)) {
            context.forEach(stale, part -> new PartEncoder(rows, tokenizer, settings, context.seed())
                    .encode(storage, part, partFingerprint(part), width, task));
        }
    }

    private List<Manifest.Shard> writeShards(String fingerprint) throws IOException {
        ShardPlanner planner =
                new ShardPlanner(storage, parts, settings.shardTokens(), context.memoryBytes() / SORT_SHARE);
        TreeMap<Integer, Manifest.Shard> shards = new TreeMap<>();
        LayerStamp stamp = new LayerStamp(stage.name(), stage.version(), fingerprint, Map.of());
        try (Progress.Task task = context.progress().begin("shards", 0)) {
            while (planner.hasNext()) {
                context.forEach(planner.next(), plan -> {
                    Manifest.Shard shard = writeShard(plan, fingerprint, stamp, task);
                    synchronized (shards) {
                        shards.put(plan.number(), shard);
                    }
                });
            }
        }
        return List.copyOf(shards.values());
    }

    /** Writes a shard unless it is there from a run that was cut off. */
    private Manifest.Shard writeShard(ShardPlan plan, String fingerprint, LayerStamp stamp, Progress.Task task)
            throws IOException {
        Optional<Manifest.Shard> known = finished(plan.number(), fingerprint);
        if (known.isPresent() && isThere(known.get())) {
            return known.get();
        }
        Manifest.Shard shard = new ShardWriter(storage, controls, width, stamp).write(plan, task);
        storage.writeAll(
                ShardFiles.inDirectory(ShardFiles.finished(plan.number())),
                ShardJson.write(new FinishedShard(fingerprint, shard)));
        return shard;
    }

    /** A shard that is done while others are not. */
    private record FinishedShard(String fingerprint, Manifest.Shard shard) {}

    private Optional<Manifest.Shard> finished(int number, String fingerprint) throws IOException {
        String name = ShardFiles.inDirectory(ShardFiles.finished(number));
        if (!storage.exists(name)) {
            return Optional.empty();
        }
        try {
            FinishedShard finished = ShardJson.read(storage.readAll(name), FinishedShard.class);
            return finished.fingerprint.equals(fingerprint) ? Optional.of(finished.shard) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty(); // it is written again
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
                        width.jsonName(),
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
    private String fingerprint() {
        List<String> all = new ArrayList<>();
        all.add(Long.toString(settings.shardTokens()));
        parts.forEach(part -> all.add(partFingerprint(part)));
        return Fingerprints.ofJson(all);
    }

    /** Fingerprint of everything that decides the bytes of an encoded part. */
    private String partFingerprint(PartId part) {
        return Fingerprints.ofJson(List.of(
                stage.version(),
                context.seed(),
                tokenizer.sha256(),
                controls,
                settings.metadataProbability(),
                settings.maxDocumentTokens(),
                Objects.requireNonNull(inputs.get(part))));
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
