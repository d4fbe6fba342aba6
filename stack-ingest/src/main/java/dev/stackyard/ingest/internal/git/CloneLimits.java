package dev.stackyard.ingest.internal.git;

import dev.stackyard.ingest.IngestSettings;

/**
 * What a server may ask of us while a repository is cloned.
 *
 * @param silenceSeconds how long it may send nothing
 * @param maxSeconds how long the whole clone may take
 * @param maxBytes how much it may send
 */
public record CloneLimits(int silenceSeconds, int maxSeconds, long maxBytes) {

    /** Those of the settings. */
    public static CloneLimits of(IngestSettings settings) {
        return new CloneLimits(settings.remoteTimeoutSeconds(), settings.remoteMaxSeconds(), settings.remoteMaxBytes());
    }
}
