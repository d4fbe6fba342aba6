package dev.stackyard.corpus;

import dev.stackyard.corpus.internal.LocalStorage;
import dev.stackyard.corpus.internal.http.HttpStorage;
import dev.stackyard.corpus.internal.s3.S3Storage;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Finds the {@link Storage} for a place as users write it. */
public final class Storages {

    private Storages() {}

    /**
     * The storage at a location.
     *
     * @param location a local path, a {@code file:} URL, {@code s3://bucket/prefix} with options as {@link
     *     dev.stackyard.corpus.internal.s3.S3Storage#of} takes them, or {@code https://host/path}, which can only be read
     * @throws UserException for a scheme that this version does not know
     */
    public static Storage of(String location) {
        if (location.startsWith("s3://")) {
            return S3Storage.of(location);
        }
        if (HttpStorage.isHttp(location)) {
            return HttpStorage.of(location);
        }
        int scheme = location.indexOf("://");
        if (scheme > 0 && !location.startsWith("file://")) {
            throw new UserException(location + ": no storage for " + location.substring(0, scheme + 3)
                    + " in this version; use a local directory, or s3://BUCKET/PREFIX");
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
