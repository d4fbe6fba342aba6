package dev.stackyard.tokenize;

import java.util.Comparator;
import java.util.List;

/** Where one segment comes from; see {@link ProvenanceLayer} for what the components mean. */
public record ProvenanceRow(
        String shard,
        long document,
        long firstToken,
        long tokenCount,
        String swhid,
        String kind,
        String releasedSha1,
        List<String> detectedLicenses,
        long redactions) {

    /** The order of rows in a file: by SWHID, those of the same by place. */
    static final Comparator<ProvenanceRow> ORDER =
            Comparator.comparing(ProvenanceRow::swhid).thenComparingLong(ProvenanceRow::firstToken);

    public ProvenanceRow {
        detectedLicenses = List.copyOf(detectedLicenses);
    }
}
