package dev.stackyard.corpus.index;

import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusJournal;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.PartId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Fingerprint of everything that decides what the index says: the layers but for contents, and the shards. */
final class IndexFingerprint {

    private IndexFingerprint() {}

    /** From the layer files themselves: reads every footer that is not known yet. */
    static String ofLayers(Corpus corpus, SegmentSource segments) throws IOException {
        SortedMap<String, SortedMap<String, String>> layers = new TreeMap<>();
        for (String layer : corpus.layers()) {
            SortedMap<String, String> parts = new TreeMap<>();
            for (PartId part : corpus.parts(layer)) {
                parts.put(
                        part.toString(), corpus.stamp(layer, part).orElseThrow().fingerprint());
            }
            layers.put(layer, parts);
        }
        return of(layers, segments);
    }

    /**
     * From {@code corpus.json}, which is one small file. Empty if it does not name exactly the layer files that are there: a
     * run was cut off, or somebody has deleted some.
     */
    static Optional<String> ofJournal(Corpus corpus, SegmentSource segments) throws IOException {
        SortedMap<String, SortedMap<String, String>> layers = new TreeMap<>();
        Map<String, SortedMap<String, CorpusJournal.LayerFile>> recorded =
                CorpusJournal.read(corpus).layers();
        if (!List.copyOf(recorded.keySet()).equals(corpus.layers())) {
            return Optional.empty();
        }
        for (var layer : recorded.entrySet()) {
            SortedMap<String, String> parts = new TreeMap<>();
            layer.getValue().forEach((part, file) -> parts.put(part, file.fingerprint()));
            List<String> there =
                    corpus.parts(layer.getKey()).stream().map(PartId::toString).toList();
            if (!List.copyOf(parts.keySet()).equals(there)) {
                return Optional.empty();
            }
            layers.put(layer.getKey(), parts);
        }
        return Optional.of(of(layers, segments));
    }

    private static String of(SortedMap<String, SortedMap<String, String>> layers, SegmentSource segments)
            throws IOException {
        layers.remove(ContentsLayer.NAME);
        return Fingerprints.ofJson(List.of(IndexStage.VERSION, layers, segments.fingerprint()));
    }
}
