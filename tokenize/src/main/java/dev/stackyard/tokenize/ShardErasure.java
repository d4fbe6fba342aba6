package dev.stackyard.tokenize;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.removal.RemovedRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the tokens of removed rows out of the shards. Shards without such rows, and the tokenizer, are not touched.
 *
 * <p>Planned while the layers still know the rows, kept in a file, and carried out from that file alone: shard by shard its
 * tokens, index and provenance, and the manifest after all shards. Cut off anywhere and run again, it comes to the same bytes.
 *
 * <p>The manifest keeps its fingerprint, which is that of layers and settings: the shards stay done. When they are next
 * written for another reason, documents are distributed anew, without the removed rows.
 */
public final class ShardErasure {

    private ShardErasure() {}

    /** Works out what is to go. Changes nothing. */
    public static ShardEdits plan(Corpus corpus, List<RemovedRow> rows, boolean mask) throws IOException {
        Optional<Manifest> manifest = Manifest.find(corpus.storage());
        if (manifest.isEmpty() || rows.isEmpty()) {
            return ShardEdits.NONE;
        }
        RemovedTexts removed = RemovedTexts.of(corpus, rows);
        List<ShardEdit> edits = new ArrayList<>();
        if (!removed.isEmpty()) {
            ShardEditPlanner planner = new ShardEditPlanner(corpus.storage(), manifest.get(), removed);
            for (Manifest.Shard shard : manifest.get().shards()) {
                planner.plan(shard).ifPresent(edits::add);
            }
        }
        return new ShardEdits(mask, edits);
    }

    /** Keeps a plan in a file of the corpus. */
    public static void save(Storage storage, String file, ShardEdits edits) throws IOException {
        storage.writeAll(file, ShardJson.write(edits));
    }

    /**
     * Carries a plan out that was kept. Does nothing if the file is gone, which is so when all is done.
     *
     * @return names of files that were rewritten or deleted
     */
    public static List<String> apply(Storage storage, String file) throws IOException {
        deleteUnfinished(storage);
        if (!storage.exists(file)) {
            return List.of();
        }
        ShardEdits edits = read(storage, file);
        Optional<Manifest> manifest = Manifest.find(storage);
        return manifest.isEmpty() || edits.edits().isEmpty() ? List.of() : apply(storage, manifest.get(), edits);
    }

    private static ShardEdits read(Storage storage, String file) throws IOException {
        try {
            return ShardJson.read(storage.readAll(file), ShardEdits.class);
        } catch (JsonProcessingException e) {
            throw new CorpusFormatException(
                    storage.location(file),
                    "is damaged: delete it together with " + storage.location(ShardFiles.DIRECTORY)
                            + ", and tokenize again",
                    e);
        }
    }

    private static List<String> apply(Storage storage, Manifest manifest, ShardEdits edits) throws IOException {
        Map<String, ShardEdit> byName = new HashMap<>();
        edits.edits().forEach(edit -> byName.put(edit.before().name(), edit));
        List<Manifest.Shard> shards = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (Manifest.Shard shard : manifest.shards()) {
            ShardEdit edit = byName.get(shard.name());
            if (edit == null || !shard.equals(edit.before())) {
                shards.add(shard); // not concerned, or done and in the manifest
                continue;
            }
            new ShardEditor(storage, manifest, edit, edits.mask()).edit().ifPresent(shards::add);
            shard.files().forEach(each -> changed.add(ShardFiles.inDirectory(each.file())));
        }
        if (!shards.equals(manifest.shards())) {
            storage.writeAll(ShardFiles.MANIFEST, manifest.withShards(shards).toJson());
            changed.add(ShardFiles.MANIFEST);
        }
        return changed;
    }

    /** Deletes encoded parts, and shards that no manifest vouches for: they may hold anything, and are made again. */
    private static void deleteUnfinished(Storage storage) throws IOException {
        boolean finished = storage.exists(ShardFiles.MANIFEST);
        for (String file : storage.list(ShardFiles.DIRECTORY)) {
            if (ShardFiles.isTemporary(file) || (!finished && ShardFiles.isOfShard(file))) {
                storage.delete(ShardFiles.inDirectory(file));
            }
        }
        if (!finished) {
            for (String file : storage.list(ShardFiles.PROVENANCE_DIRECTORY)) {
                storage.delete(ShardFiles.PROVENANCE_DIRECTORY + "/" + file);
            }
        }
    }
}
