package dev.stackyard.tokenize;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the shard of the documents between two cuts, unless it is there from a run that was cut off.
 *
 * @param fingerprint of everything that decides the bytes of the shards
 * @param stamp of the provenance files
 */
record ShardStep(String fingerprint, LayerStamp stamp, ControlIds controls, TokenWidth width) implements Step {

    /** Number of the shard (4 bytes), {@link Manifest.Shard} as JSON. */
    static final TableShape SHARDS = TableShape.variable("shards");

    /** A shard that is done while others are not. */
    private record FinishedShard(String fingerprint, Manifest.Shard shard) {}

    @Override
    public void run(FlowTask task) throws IOException {
        List<DocumentEntry> documents = new ArrayList<>();
        TableCursor cursor = task.open(0);
        while (cursor.next()) {
            documents.add(DocumentEntry.of(cursor));
        }
        if (documents.isEmpty()) {
            return; // only if there are no documents at all
        }
        byte[] json = ShardJson.write(write(new ShardPlan(task.number(), documents), task));
        task.output(0).putInt(task.number()).putBytes(json, 0, json.length).end();
    }

    private Manifest.Shard write(ShardPlan plan, FlowTask task) throws IOException {
        Storage storage = task.corpus().storage();
        Optional<Manifest.Shard> known = finished(storage, plan.number());
        if (known.isPresent() && isThere(storage, known.get())) {
            return known.get();
        }
        Manifest.Shard shard = new ShardWriter(storage, controls, width, stamp).write(plan, task::advance);
        storage.writeAll(
                ShardFiles.inDirectory(ShardFiles.finished(plan.number())),
                ShardJson.write(new FinishedShard(fingerprint, shard)));
        return shard;
    }

    private Optional<Manifest.Shard> finished(Storage storage, int number) throws IOException {
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

    /** Whether all files of a shard are there, as long as they should be. */
    static boolean isThere(Storage storage, Manifest.Shard shard) throws IOException {
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

    /** The shards that were written, in order. */
    static List<Manifest.Shard> read(Table written) throws IOException {
        List<Manifest.Shard> shards = new ArrayList<>();
        try (TableCursor cursor = written.read()) {
            while (cursor.next()) {
                shards.add(ShardJson.read(cursor.copyFrom(Integer.BYTES), Manifest.Shard.class));
            }
        }
        return shards;
    }
}
