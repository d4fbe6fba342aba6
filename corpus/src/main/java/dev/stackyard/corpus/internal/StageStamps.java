package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.GlobalStage;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Stage;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Works out the stamp that a stage's layer must have to count as done. */
public final class StageStamps {

    /** Ends the name of an input of which all parts were read, not just the one of the same number. */
    private static final String ALL_PARTS = "/*";

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
            inputs.put(layer + ALL_PARTS, Fingerprints.ofText(all.toString()));
        }
        return new LayerStamp(stage.name(), stage.version(), settingsFingerprint(stage), inputs);
    }

    /**
     * Whether the inputs that a layer was made from are still what they were. An input that is gone is not held against it.
     *
     * @return the names of the input layers that have changed since
     */
    public List<String> changedInputs(LayerStamp stamp, PartId part) throws IOException {
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, String> input : stamp.inputs().entrySet()) {
            String key = input.getKey();
            boolean all = key.endsWith(ALL_PARTS);
            String layer = all ? key.substring(0, key.length() - ALL_PARTS.length()) : key;
            String now = fingerprintNow(layer, all ? corpus.parts() : List.of(part), all);
            if (now != null && !now.equals(input.getValue())) {
                changed.add(layer);
            }
        }
        return changed;
    }

    private @Nullable String fingerprintNow(String layer, List<PartId> parts, boolean all) throws IOException {
        StringBuilder joined = new StringBuilder();
        for (PartId part : parts) {
            Optional<LayerStamp> stamp = corpus.stamp(layer, part);
            if (stamp.isEmpty()) {
                return null;
            }
            joined.append(stamp.get().fingerprint()).append(all ? "\n" : "");
        }
        return all ? Fingerprints.ofText(joined.toString()) : joined.toString();
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
