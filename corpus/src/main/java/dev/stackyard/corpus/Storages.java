package dev.stackyard.corpus;

import dev.stackyard.corpus.internal.LocalStorage;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Finds the {@link Storage} for a place as users write it. */
public final class Storages {

    private Storages() {}

    /**
     * The storage at a location.
     *
     * @param location a local path, or a {@code file:} URL
     * @throws UserException for a scheme that this version does not know
     */
    public static Storage of(String location) {
        int scheme = location.indexOf("://");
        if (scheme > 0 && !location.startsWith("file://")) {
            throw new UserException(location + ": no storage for " + location.substring(0, scheme + 3)
                    + " in this version; use a local directory");
        }
        try {
            return of(
                    location.startsWith("file://")
                            ? Path.of(location.substring("file://".length()))
                            : Path.of(location));
        } catch (InvalidPathException e) {
            throw new UserException(location + " is no path: " + e.getReason(), e);
        }
    }

    /** The storage over a local directory, which need not exist yet. */
    public static Storage of(Path directory) {
        return new LocalStorage(directory);
    }
}
