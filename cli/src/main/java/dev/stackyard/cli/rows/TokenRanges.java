package dev.stackyard.cli.rows;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.swhid.QualifiedSwhid;
import dev.stackyard.tokenize.Manifest;
import dev.stackyard.tokenize.ProvenanceReader;
import dev.stackyard.tokenize.ProvenanceRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds where in the shards a row's text is. */
public final class TokenRanges {

    /**
     * A row's tokens in one shard.
     *
     * @param shard its files' name without ending
     * @param document number of the document in the shard, from 0
     * @param firstToken counted from the start of the shard
     * @param tokenCount how many there are
     * @param kind of the row, or its form
     * @param releasedSha1 SHA-1 of the redacted text that they decode to
     * @param redactions how many spans were masked in it
     */
    public record Range(
            String shard,
            long document,
            long firstToken,
            long tokenCount,
            String kind,
            String releasedSha1,
            long redactions) {

        private static Range of(ProvenanceRow row) {
            return new Range(
                    row.shard(),
                    row.document(),
                    row.firstToken(),
                    row.tokenCount(),
                    row.kind(),
                    row.releasedSha1(),
                    row.redactions());
        }
    }

    private final Optional<Manifest> manifest;
    private final Optional<ProvenanceReader> provenance;

    private TokenRanges(Optional<Manifest> manifest, Optional<ProvenanceReader> provenance) {
        this.manifest = manifest;
        this.provenance = provenance;
    }

    /** The shards of a corpus, which may have none yet. */
    public static TokenRanges of(Corpus corpus) throws IOException {
        Optional<Manifest> manifest = Manifest.find(corpus.storage());
        return new TokenRanges(manifest, manifest.map(shards -> new ProvenanceReader(corpus.storage(), shards)));
    }

    /** Whether there are shards. */
    public boolean exist() {
        return provenance.isPresent();
    }

    /**
     * The ranges of many rows by their {@link RowFacts#swhid}, read in one pass over the shards' provenance. Rows whose text
     * is in no shard are left out.
     */
    public Map<String, List<Range>> of(List<RowFacts> rows) throws IOException {
        if (provenance.isEmpty() || manifest.isEmpty()) {
            return Map.of();
        }
        Map<String, String> bySwhid = new HashMap<>();
        for (RowFacts facts : rows) {
            bySwhid.put(recorded(facts).toString(), facts.swhid());
        }
        Map<String, List<Range>> ranges = new HashMap<>();
        for (Manifest.Shard shard : manifest.get().shards()) {
            provenance.get().forEach(shard, row -> {
                @Nullable String swhid = bySwhid.get(row.swhid());
                if (swhid != null) {
                    ranges.computeIfAbsent(swhid, s -> new ArrayList<>(1)).add(Range.of(row));
                }
            });
        }
        return ranges;
    }

    /** A row's identifier as provenance has it: it names no snapshot. */
    private static QualifiedSwhid recorded(RowFacts facts) {
        return QualifiedSwhid.parse(facts.swhid()).withVisit(null);
    }

    /** The ranges of one row; empty if its text is in no shard. */
    public List<Range> of(RowFacts facts) throws IOException {
        if (provenance.isEmpty()) {
            return List.of();
        }
        QualifiedSwhid swhid = recorded(facts);
        return provenance.get().lookup(swhid.core().toString()).stream()
                .filter(row -> row.swhid().equals(swhid.toString()))
                .map(Range::of)
                .toList();
    }
}
