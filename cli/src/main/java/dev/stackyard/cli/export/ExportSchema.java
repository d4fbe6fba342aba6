package dev.stackyard.cli.export;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.PiiLayer;
import dev.stackyard.corpus.PipelineOrder;
import dev.stackyard.corpus.PublishedLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.Selection;
import dev.stackyard.pii.Redaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a flat dataset: those of all layers, in pipeline order, under their own names ({@code layer_name} where
 * two layers use the same), then {@code content} as text. Left out are raw bytes; per-layer verdicts, of which {@code drop}
 * has the first as {@code layer/rule}; and, in a redacted export, the spans, which count in the unredacted text:
 * {@code redactions} says how many there were.
 */
final class ExportSchema {

    private static final String NAME = "export";
    private static final Column<String> CONTENT = Column.nullable(NAME, "content", ColumnType.STRING);
    private static final Column<Long> REDACTIONS = Column.required(NAME, "redactions", ColumnType.INT64);
    private static final Column<String> DROP = Column.nullable(NAME, "drop", ColumnType.STRING);
    private static final Column<String> DROP_EVIDENCE = Column.nullable(NAME, "drop_evidence", ColumnType.STRING);

    /** A column that is copied. */
    private record Copied<T>(Column<T> source, Column<T> target) {

        static <T> Copied<T> of(Column<T> source, String name) {
            return new Copied<>(source, new Column<>(NAME, name, source.type(), source.nullable()));
        }

        void copy(Row from, RowBuilder to) {
            to.set(target, from.find(source));
        }
    }

    private final ExportOptions options;
    private final Selection selection;
    private final List<Copied<?>> copied = new ArrayList<>();
    private final boolean masks;

    ExportSchema(Corpus corpus, ExportOptions options) throws IOException {
        this.options = options;
        this.selection = Selection.of(corpus);
        List<String> layers =
                corpus.layers().stream().sorted(PipelineOrder.COMPARATOR).toList();
        this.masks = options.redacted() && layers.contains(PiiLayer.NAME);
        Set<String> names = new HashSet<>(List.of("content", "redactions", "drop", "drop_evidence"));
        for (String layer : layers) {
            for (Column<?> column : corpus.schema(layer).columns()) {
                if (isCopied(column)) {
                    String name = names.add(column.name()) ? column.name() : layer + "_" + column.name();
                    copied.add(Copied.of(column, name));
                }
            }
        }
    }

    private ExportSchema(ExportSchema other, List<Copied<?>> copied) {
        this.options = other.options;
        this.selection = other.selection;
        this.masks = other.masks;
        this.copied.addAll(copied);
    }

    /** The schema for reading a part: one that was made from no published dataset leaves these columns null. */
    ExportSchema of(Corpus corpus, PartId part) throws IOException {
        return corpus.stamp(PublishedLayer.NAME, part).isPresent()
                ? this
                : new ExportSchema(
                        this,
                        copied.stream()
                                .filter(column -> !column.source().layer().equals(PublishedLayer.NAME))
                                .toList());
    }

    private boolean isCopied(Column<?> column) {
        boolean isVerdict = column.equals(LayerSchema.drop(column.layer()))
                || column.equals(LayerSchema.dropEvidence(column.layer()));
        boolean isSpan = options.redacted() && column.layer().equals(PiiLayer.NAME);
        return !isVerdict && !isSpan && column.type().kind() != ColumnType.Kind.BYTES;
    }

    /** What a cursor must read. */
    Set<Column<?>> inputs() {
        Set<Column<?>> inputs = new java.util.LinkedHashSet<>(selection.columns());
        copied.forEach(column -> inputs.add(column.source()));
        inputs.add(ContentsLayer.CONTENT);
        if (masks) {
            inputs.add(PiiLayer.SPANS);
            inputs.add(PiiLayer.REPLACEMENTS);
        }
        return inputs;
    }

    /** What is written. */
    LayerSchema outputs() {
        List<Column<?>> columns = new ArrayList<>();
        copied.forEach(column -> columns.add(column.target()));
        if (masks) {
            columns.add(REDACTIONS);
        }
        if (options.allRows()) {
            columns.add(DROP);
            columns.add(DROP_EVIDENCE);
        }
        columns.add(CONTENT);
        return new LayerSchema(NAME, columns);
    }

    /** Whether a row is exported. */
    boolean takes(Row row) {
        return options.allRows() || selection.keeps(row);
    }

    /** Fills the output's columns for one row. */
    void convert(Row row, RowBuilder out) {
        copied.forEach(column -> column.copy(row, out));
        if (masks) {
            out.set(REDACTIONS, (long) row.get(PiiLayer.SPANS).size());
        }
        if (options.allRows()) {
            Optional<Selection.Verdict> verdict = selection.verdict(row);
            out.set(DROP, verdict.map(v -> v.layer() + "/" + v.rule()).orElse(null));
            out.set(DROP_EVIDENCE, verdict.map(Selection.Verdict::evidence).orElse(null));
        }
        out.set(CONTENT, text(row));
    }

    /** A row's text as it leaves the corpus; null for a stub. */
    private @Nullable String text(Row row) {
        ByteSlice text = row.text();
        if (text == null) {
            return null;
        }
        return masks
                ? new Redaction(row.get(PiiLayer.SPANS), row.get(PiiLayer.REPLACEMENTS))
                        .apply(text)
                        .decodeUtf8()
                : text.decodeUtf8();
    }
}
