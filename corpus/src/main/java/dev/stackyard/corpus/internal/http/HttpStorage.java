package dev.stackyard.corpus.internal.http;

import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.UserException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Files on a web server, to read only: {@code https://HOST/PATH}. Names are looked for by {@link #list(String, String)} only where
 * the server is a public bucket at whose address that is. Thread-safe.
 */
public final class HttpStorage implements Storage {

    private final String root;
    private final HttpPatience patience;

    HttpStorage(String root, HttpPatience patience) {
        this.root = root;
        this.patience = patience;
    }

    /** Whether a location is of this kind. */
    public static boolean isHttp(String location) {
        return location.startsWith("https://") || location.startsWith("http://");
    }

    /**
     * The storage at an address.
     *
     * @throws UserException if it is none: see {@link #check}
     */
    public static HttpStorage of(String location) {
        check(location);
        boolean slash = location.endsWith("/");
        return new HttpStorage(slash ? location.substring(0, location.length() - 1) : location, HttpPatience.USUAL);
    }

    /**
     * Refuses what is no address of a file.
     *
     * @throws UserException if it is none, or has a query, a fragment or a user in it
     */
    public static void check(String location) {
        try {
            URI uri = new URI(location);
            if (uri.getHost() == null
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null
                    || uri.getRawUserInfo() != null) {
                throw new UserException(location + ": write https://HOST/PATH, without ?, # and @");
            }
        } catch (URISyntaxException e) {
            throw new UserException(location + " is no address of a file: " + e.getReason(), e);
        }
    }

    private HttpGet get(String name) {
        return new HttpGet(location(name), patience);
    }

    @Override
    public String location() {
        return root;
    }

    @Override
    public boolean exists(String name) throws IOException {
        try {
            get(name).head().body().close();
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public Reader open(String name) throws IOException {
        return new HttpReader(get(name));
    }

    @Override
    public InputStream stream(String name) throws IOException {
        return HttpStream.whole(get(name));
    }

    @Override
    public List<String> list(String directory) throws IOException {
        return list(directory, "");
    }

    @Override
    public List<String> list(String directory, String prefix) throws IOException {
        String path = directory.isEmpty() ? "" : directory + "/";
        return BucketListing.names(root, path + prefix, patience).stream()
                .map(name -> name.substring(path.length()))
                .filter(name -> !name.isEmpty() && name.indexOf('/') < 0)
                .sorted()
                .toList();
    }

    @Override
    public List<String> directories(String directory) {
        throw readOnly();
    }

    @Override
    public Writer create(String name) {
        throw readOnly();
    }

    @Override
    public void delete(String name) {
        throw readOnly();
    }

    @Override
    public Closeable lock(String name) {
        throw readOnly();
    }

    private UserException readOnly() {
        return new UserException(
                root + " can only be read, file by file; use a local directory, or s3://BUCKET/PREFIX");
    }
}
