package dev.stackyard.cli.rows;

import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.index.SegmentSource;
import dev.stackyard.swhid.QualifiedSwhid;
import dev.stackyard.swhid.SwhidFormatException;
import dev.stackyard.tokenize.Manifest;
import dev.stackyard.tokenize.ProvenanceReader;
import dev.stackyard.tokenize.ProvenanceRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The segments of a corpus's shards, as its index wants to hear of them. Thread-safe. */
public final class ShardSegments implements SegmentSource {

    private final Storage storage;
    private final Manifest manifest;

    private ShardSegments(Storage storage, Manifest manifest) {
        this.storage = storage;
        this.manifest = manifest;
    }

    /** The segments that there are now; {@link SegmentSource#NONE} without shards. */
    public static SegmentSource of(Storage storage) throws IOException {
        Optional<Manifest> manifest = Manifest.find(storage);
        return manifest.isPresent() ? new ShardSegments(storage, manifest.get()) : NONE;
    }

    @Override
    public String fingerprint() {
        return Fingerprints.ofJson(
                manifest.shards().stream().map(Manifest.Shard::provenance).toList());
    }

    @Override
    public List<String> shards() {
        return manifest.shards().stream().map(Manifest.Shard::name).toList();
    }

    @Override
    public void forEach(String shard, SegmentVisitor visitor) throws IOException {
        Manifest.Shard found = manifest.shards().stream()
                .filter(candidate -> candidate.name().equals(shard))
                .findFirst()
                .orElseThrow();
        try {
            new ProvenanceReader(storage, manifest).forEach(found, row -> visit(row, visitor));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (SwhidFormatException e) {
            throw new CorpusFormatException(
                    storage.location("shards/" + found.provenance().file()),
                    "has a row that is no SWHID (" + e.getMessage() + "): run stackyard tokenize again",
                    e);
        }
    }

    private static void visit(ProvenanceRow row, SegmentVisitor visitor) {
        try {
            visitor.segment(
                    new Segment(QualifiedSwhid.parse(row.swhid()), row.document(), row.firstToken(), row.tokenCount()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
