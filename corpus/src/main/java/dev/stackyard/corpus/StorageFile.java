package dev.stackyard.corpus;

import dev.stackyard.corpus.internal.http.HttpStorage;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A file as users name one: a local path, a {@code file:} URL, {@code s3://bucket/key}, options at its end, or {@code
 * https://host/path}.
 *
 * @param storage the directory or prefix that it lies in
 * @param name inside that
 */
public record StorageFile(Storage storage, String name) {

    /**
     * The file at a location, which need not be there.
     *
     * @throws UserException if it is no name of a file
     */
    public static StorageFile of(String location) {
        if (location.startsWith("s3://")) {
            int query = location.indexOf('?');
            String place = query < 0 ? location : location.substring(0, query);
            int slash = place.lastIndexOf('/');
            if (slash <= "s3://".length() || slash == place.length() - 1) {
                throw new UserException(location + " names no object: write s3://BUCKET/KEY");
            }
            String options = query < 0 ? "" : location.substring(query);
            return new StorageFile(Storages.of(place.substring(0, slash) + options), place.substring(slash + 1));
        }
        if (HttpStorage.isHttp(location)) {
            HttpStorage.check(location);
            int slash = location.lastIndexOf('/');
            if (slash <= location.indexOf("://") + 2 || slash == location.length() - 1) {
                throw new UserException(location + " names no file: write https://HOST/PATH");
            }
            return new StorageFile(Storages.of(location.substring(0, slash)), location.substring(slash + 1));
        }
        try {
            Path path = Path.of(location.startsWith("file://") ? location.substring("file://".length()) : location)
                    .toAbsolutePath();
            if (path.getFileName() == null) {
                throw new UserException(location + " names no file");
            }
            return new StorageFile(
                    Storages.of(Objects.requireNonNull(path.getParent())),
                    path.getFileName().toString());
        } catch (InvalidPathException e) {
            throw new UserException(location + " is no path: " + e.getReason(), e);
        }
    }

    /**
     * The files that a location stands for: itself, or, where its last part has a {@code *}, those that it matches, sorted.
     *
     * @throws UserException if nothing matches
     */
    public static List<StorageFile> matching(String location) throws IOException {
        StorageFile file = of(location);
        if (!file.name().contains("*")) {
            return List.of(file);
        }
        String pattern = Pattern.compile("\\*")
                .splitAsStream(file.name() + "\0")
                .map(piece -> Pattern.quote(piece.replace("\0", "")))
                .collect(java.util.stream.Collectors.joining(".*"));
        Pattern matcher = Pattern.compile(pattern, Pattern.DOTALL);
        List<StorageFile> files = file
                .storage()
                .list("", file.name().substring(0, file.name().indexOf('*')))
                .stream()
                .filter(name -> matcher.matcher(name).matches())
                .map(name -> new StorageFile(file.storage(), name))
                .toList();
        if (files.isEmpty()) {
            throw new UserException(location + " matches no file");
        }
        return files;
    }

    /** Whether a location is not on this machine. */
    public static boolean isRemote(String location) {
        return location.contains("://") && !location.startsWith("file://");
    }

    /** The full location, for messages. */
    public String location() {
        return storage.location(name);
    }

    /** The location in the form that {@link #of} takes, options included. */
    public String text() {
        String place = storage.location();
        int query = place.startsWith("s3://") ? place.indexOf('?') : -1;
        return query < 0 ? location() : location() + place.substring(query);
    }

    public boolean exists() throws IOException {
        return storage.exists(name);
    }

    /** Reads a file that should be small; see {@link Storage#readAll(String, int)}. */
    public byte[] readAll(int maxBytes) throws IOException {
        return storage.readAll(name, maxBytes);
    }
}
