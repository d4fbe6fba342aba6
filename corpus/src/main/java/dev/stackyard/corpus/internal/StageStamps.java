package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.GlobalStage;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Stage;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Works out the stamp that a stage's layer must have to count as done. */
public final class StageStamps {

    private final Corpus corpus;

    public StageStamps(Corpus corpus) {
        this.corpus = corpus;
    }

    /** SHA-256 of a stage's settings and resources. */
    public static String settingsFingerprint(Stage stage) {
        return Fingerprints.ofJson(List.of(stage.settings(), stage.resources()));
    }

    /**
     * The stamp for one part of a map stage.
     *
     * @param pending fingerprints of layers that the same pass is about to write, by layer
     */
    LayerStamp map(Stage stage, PartId part, Map<String, String> pending) throws IOException {
        Map<String, String> inputs = new TreeMap<>();
        for (String layer : inputLayers(stage)) {
            String known = pending.get(layer);
            inputs.put(layer, known == null ? fingerprint(stage, layer, part) : known);
        }
        return new LayerStamp(stage.name(), stage.version(), settingsFingerprint(stage), inputs);
    }

    /** The stamp for all parts of a global stage: its inputs are all parts' layers. */
    public LayerStamp global(GlobalStage stage) throws IOException {
        Map<String, String> inputs = new TreeMap<>();
        for (String layer : inputLayers(stage)) {
            StringBuilder all = new StringBuilder();
            for (PartId part : corpus.parts()) {
                all.append(fingerprint(stage, layer, part)).append('\n');
            }
            inputs.put(layer, Fingerprints.ofText(all.toString()));
        }
        return new LayerStamp(stage.name(), stage.version(), settingsFingerprint(stage), inputs);
    }

    static List<String> inputLayers(Stage stage) {
        return stage.inputs().stream()
                .map(column -> column.layer())
                .distinct()
                .sorted()
                .toList();
    }

    private String fingerprint(Stage stage, String layer, PartId part) throws IOException {
        return corpus.stamp(layer, part)
                .orElseThrow(() -> new UserException("stage " + stage.name() + " reads the layer " + layer + ", but "
                        + corpus.storage().location(Corpus.layerFile(layer, part))
                        + " is missing: run the stage that writes it first"))
                .fingerprint();
    }
}
