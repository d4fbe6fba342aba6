package dev.stackyard.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to train on: rows that have content and on which no layer has a verdict. Decided once, at the end, over whatever
 * layers the corpus has.
 */
public final class Selection {

    /**
     * Why a row is left out.
     *
     * @param layer the layer that says so; {@code files} for a stub
     * @param rule the verdict, or the stub's reason
     * @param evidence what made the rule fire; null if it left none
     */
    public record Verdict(
            String layer, String rule, @Nullable String evidence) {}

    private final List<String> layers;

    private Selection(List<String> layers) {
        this.layers = layers;
    }

    /** The selection over the corpus's judging layers, in the order of the pipeline, others after them by name. */
    public static Selection of(Corpus corpus) throws IOException {
        return of(corpus, corpus.layers());
    }

    /** The selection over the judging layers that one part has: what is known of it so far. */
    public static Selection of(Corpus corpus, PartId part) throws IOException {
        List<String> present = new ArrayList<>();
        for (String layer : corpus.layers()) {
            if (corpus.stamp(layer, part).isPresent()) {
                present.add(layer);
            }
        }
        return of(corpus, present);
    }

    /** The selection over these layers, which must be judging ones: how it travels to where parts are read. */
    public static Selection over(List<String> judging) {
        List<String> ordered = new ArrayList<>(judging);
        ordered.sort(PipelineOrder.COMPARATOR);
        return new Selection(List.copyOf(ordered));
    }

    private static Selection of(Corpus corpus, List<String> layers) throws IOException {
        List<String> judging = new ArrayList<>();
        for (String layer : layers) {
            if (corpus.schema(layer).judges()) {
                judging.add(layer);
            }
        }
        return over(judging);
    }

    /** Layers that can drop rows, in the order in which they are asked. */
    public List<String> layers() {
        return layers;
    }

    /** Columns that a cursor must read for {@link #verdict} and {@link #verdicts}. */
    public List<Column<?>> columns() {
        List<Column<?>> columns = new ArrayList<>();
        columns.add(FilesLayer.STUB);
        for (String layer : layers) {
            columns.add(LayerSchema.drop(layer));
            columns.add(LayerSchema.dropEvidence(layer));
        }
        return columns;
    }

    /** The first verdict on a row; empty if the row is kept. */
    public Optional<Verdict> verdict(Row row) {
        return verdicts(row).stream().findFirst();
    }

    /** Whether a row is trained on: like {@link #verdict} being empty, but cheap. */
    public boolean keeps(Row row) {
        if (row.find(FilesLayer.STUB) != null) {
            return false;
        }
        for (String layer : layers) {
            if (row.find(LayerSchema.drop(layer)) != null) {
                return false;
            }
        }
        return true;
    }

    /** All verdicts on a row, in layer order. */
    public List<Verdict> verdicts(Row row) {
        List<Verdict> verdicts = new ArrayList<>();
        String stub = row.find(FilesLayer.STUB);
        if (stub != null) {
            verdicts.add(new Verdict(FilesLayer.NAME, stub, "the row has no content"));
        }
        for (String layer : layers) {
            String rule = row.find(LayerSchema.drop(layer));
            if (rule != null) {
                verdicts.add(new Verdict(layer, rule, row.find(LayerSchema.dropEvidence(layer))));
            }
        }
        return verdicts;
    }
}
