package dev.stackyard.tokenize;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.internal.SortedLayerReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads {@code shards/provenance/}: from contents to token ranges. Thread-safe. */
public final class ProvenanceReader {

    private static final String LOWEST = "";
    /** Above every SWHID: they are ASCII. */
    private static final String HIGHEST = "\u007f";

    private final Storage storage;
    private final Manifest manifest;

    public ProvenanceReader(Storage storage, Manifest manifest) {
        this.storage = storage;
        this.manifest = manifest;
    }

    /**
     * Where a content lies in the shards, wherever it came from. Reads a few pages of each shard's file.
     *
     * @param coreSwhid {@code swh:1:cnt:} and 40 hex digits, without qualifiers
     * @return by shard; empty if it is in none
     */
    public List<ProvenanceRow> lookup(String coreSwhid) throws IOException {
        List<ProvenanceRow> found = new ArrayList<>();
        for (Manifest.Shard shard : manifest.shards()) {
            // with qualifiers a ';' follows the identifier: '<' is the next character
            read(shard, coreSwhid, coreSwhid + "<", found::add);
        }
        return found;
    }

    /** All segments of a shard, by SWHID. */
    public void forEach(Manifest.Shard shard, Consumer<ProvenanceRow> action) throws IOException {
        read(shard, LOWEST, HIGHEST, action);
    }

    private void read(Manifest.Shard shard, String from, String to, Consumer<ProvenanceRow> action) throws IOException {
        SortedLayerReader.forEach(
                storage,
                ShardFiles.inDirectory(shard.provenance().file()),
                List.<Column<?>>copyOf(ProvenanceLayer.SCHEMA.columns()),
                ProvenanceLayer.SWHID,
                from,
                to,
                row -> action.accept(row(row)));
    }

    private static ProvenanceRow row(SortedLayerReader.Found row) {
        return new ProvenanceRow(
                row.get(ProvenanceLayer.SHARD),
                row.get(ProvenanceLayer.DOCUMENT),
                row.get(ProvenanceLayer.FIRST_TOKEN),
                row.get(ProvenanceLayer.TOKEN_COUNT),
                row.get(ProvenanceLayer.SWHID),
                row.get(ProvenanceLayer.KIND),
                row.get(ProvenanceLayer.RELEASED_SHA1),
                row.get(ProvenanceLayer.DETECTED_LICENSES),
                row.get(ProvenanceLayer.REDACTIONS));
    }
}
