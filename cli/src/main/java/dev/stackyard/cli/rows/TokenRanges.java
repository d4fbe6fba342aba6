package dev.stackyard.cli.rows;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.swhid.QualifiedSwhid;
import dev.stackyard.tokenize.Manifest;
import dev.stackyard.tokenize.ProvenanceReader;
import dev.stackyard.tokenize.ProvenanceRow;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds where in the shards a row's text is. */
public final class TokenRanges {

    /**
     * A row's tokens in one shard.
     *
     * @param shard its files' name without ending
     * @param document number of the document in the shard, from 0
     * @param firstToken counted from the start of the shard
     * @param tokenCount how many there are
     * @param releasedSha1 SHA-1 of the redacted text that they decode to
     * @param redactions how many spans were masked in it
     */
    public record Range(
            String shard, long document, long firstToken, long tokenCount, String releasedSha1, long redactions) {

        private static Range of(ProvenanceRow row) {
            return new Range(
                    row.shard(),
                    row.document(),
                    row.firstToken(),
                    row.tokenCount(),
                    row.releasedSha1(),
                    row.redactions());
        }
    }

    private final Optional<ProvenanceReader> provenance;

    private TokenRanges(Optional<ProvenanceReader> provenance) {
        this.provenance = provenance;
    }

    /** The shards of a corpus, which may have none yet. */
    public static TokenRanges of(Corpus corpus) throws IOException {
        return new TokenRanges(
                Manifest.find(corpus.storage()).map(manifest -> new ProvenanceReader(corpus.storage(), manifest)));
    }

    /** Whether there are shards. */
    public boolean exist() {
        return provenance.isPresent();
    }

    /** The ranges of one row; empty if its text is in no shard. */
    public List<Range> of(RowFacts facts) throws IOException {
        if (provenance.isEmpty()) {
            return List.of();
        }
        // provenance names no snapshot
        QualifiedSwhid swhid = QualifiedSwhid.parse(facts.swhid()).withVisit(null);
        return provenance.get().lookup(swhid.core().toString()).stream()
                .filter(row -> row.swhid().equals(swhid.toString()))
                .map(Range::of)
                .toList();
    }
}
