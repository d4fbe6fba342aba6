package dev.stackyard.ingest.internal.swh;

import dev.stackyard.ingest.IngestSettings;
import java.io.Serializable;

/**
 * How far directories are followed.
 *
 * @param maxDepth components that a path may have; The Stack v2 went 64 levels deep ({@code find_file_paths.py})
 * @param maxFiles files and directories that one repository may have
 * @param maxPlaces places, of one level and all repositories together, in which one directory is entered; in others it is a
 *     row by itself. 1,000,000 as The Stack v2: a few directories, such as an empty theme's, are in every other repository
 * @param maxFileBytes contents must be shorter to be read whole
 */
public record WalkLimits(int maxDepth, int maxFiles, int maxPlaces, long maxFileBytes) implements Serializable {

    private static final int MOST_PLACES = 1_000_000;

    public static WalkLimits of(IngestSettings settings) {
        return new WalkLimits(settings.maxTreeDepth(), settings.maxFiles(), MOST_PLACES, settings.maxFileBytes());
    }
}
