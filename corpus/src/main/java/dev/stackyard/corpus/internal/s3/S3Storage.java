package dev.stackyard.corpus.internal.s3;

import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.internal.PositionedStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** A bucket, or what lies under a prefix of its keys. */
public final class S3Storage implements Storage {

    private final S3Location place;
    private final S3Connection connection;
    private final S3Failures failures;
    private final ObjectGetter getter;
    private volatile @Nullable S3Lock lock;

    private S3Storage(S3Location place, S3Settings settings) {
        this.place = place;
        this.connection = S3Connection.to(place, settings);
        this.failures = new S3Failures(connection.anonymous());
        this.getter = new ObjectGetter(connection, place);
    }

    /**
     * The storage at a place.
     *
     * @param location {@code s3://bucket/prefix}, with options as {@link S3Location} tells
     * @throws dev.stackyard.corpus.UserException if it is written wrongly
     */
    public static S3Storage of(String location) {
        return of(location, S3Settings.defaults());
    }

    static S3Storage of(String location, S3Settings settings) {
        return new S3Storage(S3Location.parse(location), settings);
    }

    @Override
    public String location() {
        return place.text();
    }

    @Override
    public String location(String name) {
        return place.shown() + "/" + name;
    }

    private String key(String name) {
        for (String segment : name.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException(name + " is no name of a file");
            }
        }
        return place.key(name);
    }

    @Override
    public boolean exists(String name) throws IOException {
        String key = key(name);
        return calling(location(name), () -> {
            try {
                connection.client().headObject(request -> request.bucket(place.bucket())
                        .key(key));
                return true;
            } catch (SdkException e) {
                if (S3Failures.isMissing(e)) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public Reader open(String name) throws IOException {
        return S3Reader.open(getter, key(name), location(name));
    }

    @Override
    public InputStream stream(String name) throws IOException {
        // in ranges that grow: a cut connection costs one range, a file of up to 64 KiB one request
        return new PositionedStream(S3Reader.open(getter, key(name), location(name)));
    }

    @Override
    public byte[] readAll(String name) throws IOException {
        return readAll(name, Integer.MAX_VALUE - 8);
    }

    @Override
    public byte[] readAll(String name, int maxBytes) throws IOException {
        return getter.get(GetRequest.whole(key(name)), body -> body.readWhole(maxBytes));
    }

    @Override
    public Writer create(String name) {
        return new S3Writer(this, connection, place.bucket(), key(name), location(name));
    }

    @Override
    public List<String> list(String directory) throws IOException {
        return listing(directory).files();
    }

    @Override
    public List<String> directories(String directory) throws IOException {
        return listing(directory).directories();
    }

    private S3Listing listing(String directory) throws IOException {
        String prefix = directory.isEmpty() ? place.prefix() : key(directory) + "/";
        return S3Listing.of(this, connection, place.bucket(), prefix);
    }

    @Override
    public void delete(String name) throws IOException {
        String key = key(name);
        calling(location(name), () -> connection.client().deleteObject(request -> request.bucket(place.bucket())
                .key(key)));
    }

    @Override
    public Closeable lock(String name) throws IOException {
        if (!place.locking()) {
            return () -> {};
        }
        S3Lock taken = S3Lock.take(this, connection, place, key(name));
        lock = taken;
        return () -> {
            lock = null;
            taken.close();
        };
    }

    /** Stops a process that has lost its lock from making anything appear. */
    void checkLock() throws IOException {
        S3Lock held = lock;
        if (held != null) {
            held.check();
        }
    }

    S3Failures failures() {
        return failures;
    }

    /**
     * Calls the SDK; what goes wrong names a place and says what to do. The SDK tries again by itself, except where an
     * answer's XML is cut: that is done here.
     *
     * @param call may be carried out twice
     */
    <T> T calling(String location, Supplier<T> call) throws IOException {
        for (int failed = 0; ; ) {
            try {
                return call.get();
            } catch (SdkException e) {
                failed++;
                if (failed >= connection.settings().attempts() || !isCut(e)) {
                    throw failures.of(location, e);
                }
                Backoff.pause(connection.settings(), failed);
            }
        }
    }

    private static boolean isCut(Throwable exception) {
        for (Throwable each = exception; each != null; each = each.getCause()) {
            if (each instanceof XMLStreamException) {
                return true;
            }
        }
        return false;
    }
}
