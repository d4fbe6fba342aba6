package dev.stackyard.corpus;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a layer file comes from; kept in its footer. Two files of the same part with equal fingerprints have equal bytes, unless
 * rows of it have been removed: a removal blanks them and leaves the stamp, so that nothing made from the file is stale for it.
 *
 * @param stage name of the stage that wrote it
 * @param stageVersion {@link Stage#version}
 * @param settingsFingerprint SHA-256 of the settings and resources, hex
 * @param inputs fingerprint of each input layer that it was made from, by layer name
 */
public record LayerStamp(String stage, int stageVersion, String settingsFingerprint, Map<String, String> inputs)
        implements Serializable {

    public LayerStamp {
        inputs = java.util.Collections.unmodifiableMap(new TreeMap<>(inputs));
    }

    /** SHA-256, in hex, of everything that decides the layer's bytes. */
    public String fingerprint() {
        return Fingerprints.ofJson(this);
    }
}
