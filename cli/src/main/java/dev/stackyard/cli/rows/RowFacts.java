package dev.stackyard.cli.rows;

import dev.stackyard.corpus.Selection.Verdict;
import dev.stackyard.swhid.QualifiedSwhid;
import dev.stackyard.swhid.Swhid;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * All that a corpus knows of one row.
 *
 * @param address where the row is
 * @param swhid its content's identifier with all qualifiers that are known
 * @param repository its repository's name
 * @param path its path in the repository
 * @param layers each layer's columns that are not null, layers in pipeline order; raw bytes are left out
 * @param missing layers that other parts have and this one does not have yet
 * @param verdicts why it is left out, in layer order; empty if it is kept
 */
public record RowFacts(
        RowAddress address,
        String swhid,
        String repository,
        String path,
        SortedMap<String, Map<String, Object>> layers,
        List<String> missing,
        List<Verdict> verdicts) {

    /** Rows in the order in which they are shown: kept ones first, otherwise as they come. */
    public static List<RowFacts> keptFirst(List<RowFacts> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(row -> !row.verdicts().isEmpty()))
                .toList();
    }

    /** What the row's identifier is of, without qualifiers. */
    Swhid object() {
        return QualifiedSwhid.parse(swhid).core();
    }

    /** A column of a layer, or null if the row has none. */
    public @org.jspecify.annotations.Nullable Object value(String layer, String column) {
        return layers.getOrDefault(layer, Map.of()).get(column);
    }
}
