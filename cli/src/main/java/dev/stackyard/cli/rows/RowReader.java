package dev.stackyard.cli.rows;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.PipelineOrder;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.Selection;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what every layer says of some rows, without reading their content. */
public final class RowReader {

    private final Corpus corpus;
    private final List<String> allLayers;

    private RowReader(Corpus corpus) throws IOException {
        this.corpus = corpus;
        this.allLayers = corpus.layers().stream()
                .filter(layer -> !layer.equals(ContentsLayer.NAME))
                .sorted(PipelineOrder.COMPARATOR)
                .toList();
    }

    /** The facts of each row, in order. */
    public static List<RowFacts> read(Corpus corpus, SortedSet<RowAddress> addresses) throws IOException {
        RowReader reader = new RowReader(corpus);
        SortedMap<PartId, List<RowAddress>> byPart = new TreeMap<>();
        addresses.forEach(address -> byPart.computeIfAbsent(address.part(), part -> new ArrayList<>())
                .add(address));
        List<RowFacts> facts = new ArrayList<>();
        for (Map.Entry<PartId, List<RowAddress>> part : byPart.entrySet()) {
            reader.readPart(part.getKey(), part.getValue(), facts);
        }
        return facts;
    }

    private void readPart(PartId part, List<RowAddress> addresses, List<RowFacts> facts) throws IOException {
        List<String> present = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<Column<?>> columns = new ArrayList<>();
        for (String layer : allLayers) {
            if (corpus.stamp(layer, part).isPresent()) {
                present.add(layer);
                columns.addAll(readable(layer));
            } else {
                missing.add(layer);
            }
        }
        Selection selection = Selection.of(corpus, part);
        try (RowCursor cursor = corpus.read(part, columns)) {
            for (RowAddress address : addresses) {
                cursor.skipTo(address.index());
                cursor.next();
                Row row = cursor.row();
                facts.add(new RowFacts(
                        address,
                        RowSwhid.of(row).toString(),
                        row.get(FilesLayer.REPO_NAME),
                        row.get(FilesLayer.PATH),
                        layers(row, present),
                        missing,
                        selection.verdicts(row)));
            }
        }
    }

    private SortedMap<String, Map<String, Object>> layers(Row row, List<String> present) throws IOException {
        SortedMap<String, Map<String, Object>> layers = new TreeMap<>(PipelineOrder.COMPARATOR);
        for (String layer : present) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Column<?> column : readable(layer)) {
                @Nullable Object value = row.find(column);
                if (value != null) {
                    values.put(column.name(), value instanceof Instant time ? time.toString() : value);
                }
            }
            layers.put(layer, values);
        }
        return layers;
    }

    /** A layer's columns but for raw bytes, which say nothing to people. */
    private List<Column<?>> readable(String layer) throws IOException {
        return corpus.schema(layer).columns().stream()
                .filter(column -> column.type().kind() != ColumnType.Kind.BYTES)
                .toList();
    }
}
