package dev.stackyard.corpus;

import java.util.Comparator;
import java.util.List;

/** The order in which layers are told to people: as the pipeline makes them, unknown ones after that by name. */
public final class PipelineOrder {

    private static final List<String> LAYERS = List.of(
            "files",
            "contents",
            "published",
            "versions",
            "languages",
            "licenses",
            "quality",
            "conversations",
            "signatures",
            "duplicates",
            "repetition",
            "pii");

    /** Compares layer names. */
    public static final Comparator<String> COMPARATOR =
            Comparator.comparingInt(PipelineOrder::position).thenComparing(Comparator.naturalOrder());

    private PipelineOrder() {}

    private static int position(String layer) {
        int position = LAYERS.indexOf(layer);
        return position < 0 ? LAYERS.size() : position;
    }
}
