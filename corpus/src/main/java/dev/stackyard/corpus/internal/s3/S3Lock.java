package dev.stackyard.corpus.internal.s3;

import dev.stackyard.corpus.UserException;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;

/*
 * The lock is an object that says who holds it. Taking it is a PUT with If-None-Match: *, which S3 lets one of several
 * clients do. The holder writes it anew every RENEWAL, on condition that it is still its own (If-Match); an object that has
 * not been written for STALE is a dead process's, and whoever finds it so writes its own over it, on condition that it is
 * still that very object. Ages are told by the server's clock alone: Last-Modified against Date. A holder that slept
 * through STALE (a suspended laptop) finds on renewal that the object is no longer its own, and from then on makes nothing
 * appear. In the moment between the two, both could commit a file; the bytes of a file depend on nothing but its stamp, so
 * both would write the same.
 */
/** The right to write under a prefix: a lease that its holder keeps renewing. Thread-safe. */
final class S3Lock implements Closeable {

    private static final Duration RENEWAL = Duration.ofSeconds(30);
    private static final Duration STALE = Duration.ofMinutes(5);

    private final S3Storage storage;
    private final S3Connection connection;
    private final S3Location place;
    private final String key;
    private final LeaseClock clock;
    private final String owner = UUID.randomUUID().toString();
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "stackyard-lock");
        thread.setDaemon(true);
        return thread;
    });
    private String etag = "";
    private int renewals;
    private boolean lost;
    /** When the lease was last known to be ours, by the clock that never jumps. */
    private long renewedNanos;

    private S3Lock(S3Storage storage, S3Connection connection, S3Location place, String key, LeaseClock clock) {
        this.storage = storage;
        this.connection = connection;
        this.place = place;
        this.key = key;
        this.clock = clock;
        this.renewedNanos = clock.nanoTime();
    }

    /**
     * Takes the lock and keeps renewing it.
     *
     * @throws UserException if another process holds it
     */
    static S3Lock take(S3Storage storage, S3Connection connection, S3Location place, String key) throws IOException {
        S3Lock lock = take(storage, connection, place, key, LeaseClock.REAL);
        var unused = lock.renewal.scheduleWithFixedDelay(
                lock::renew, RENEWAL.toSeconds(), RENEWAL.toSeconds(), TimeUnit.SECONDS);
        return lock;
    }

    /** Takes the lock for as long as it lasts: whoever calls this renews it. */
    static S3Lock take(S3Storage storage, S3Connection connection, S3Location place, String key, LeaseClock clock)
            throws IOException {
        S3Lock lock = new S3Lock(storage, connection, place, key, clock);
        lock.take();
        lock.clearUploads();
        return lock;
    }

    private synchronized void take() throws IOException {
        if (write(null)) {
            return;
        }
        HeadObjectResponse holder = holder();
        if (holder == null ? write(null) : isStale(holder) && write(holder.eTag())) {
            return;
        }
        throw new UserException(
                place.shown() + " is being written by another stackyard process: wait for it, or stop it. "
                        + "If it was killed, its lock lapses " + STALE.toMinutes()
                        + " minutes after its last sign of life; or delete "
                        + "s3://" + place.bucket() + "/" + key);
    }

    /**
     * Writes the lock on condition that nothing is there, or that a version is.
     *
     * @return whether the condition held
     */
    private boolean write(@Nullable String version) throws IOException {
        try {
            etag = connection
                    .client()
                    .putObject(
                            request -> {
                                request.bucket(place.bucket()).key(key);
                                if (version == null) {
                                    request.ifNoneMatch("*");
                                } else {
                                    request.ifMatch(version);
                                }
                            },
                            RequestBody.fromString(text()))
                    .eTag();
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == 412 || e.statusCode() == 409 || (version != null && e.statusCode() == 404)) {
                return isOurs();
            }
            if (e.statusCode() == 501) {
                throw new UserException(
                        place.shown() + ": this server cannot write on condition, so there can be no lock: "
                                + "add ?lock=none, and see to it that one process writes at a time",
                        e);
            }
            throw storage.failures().of(storage.location(), e);
        } catch (SdkException e) {
            throw storage.failures().of(storage.location(), e);
        }
    }

    /** Whether what is there is what we wrote: the answer to it may have been lost, and the next try refused. */
    private boolean isOurs() throws IOException {
        try {
            boolean ours = connection
                    .client()
                    .getObjectAsBytes(request -> request.bucket(place.bucket()).key(key))
                    .asUtf8String()
                    .equals(text());
            HeadObjectResponse head = ours ? holder() : null;
            if (head != null) {
                etag = head.eTag();
            }
            return head != null;
        } catch (SdkException e) {
            if (S3Failures.isMissing(e)) {
                return false;
            }
            throw storage.failures().of(storage.location(), e);
        }
    }

    private @Nullable HeadObjectResponse holder() throws IOException {
        try {
            return connection.client().headObject(request -> request.bucket(place.bucket())
                    .key(key));
        } catch (SdkException e) {
            if (S3Failures.isMissing(e)) {
                return null;
            }
            throw storage.failures().of(storage.location(), e);
        }
    }

    private boolean isStale(HeadObjectResponse holder) {
        Duration age = clock.age(holder);
        return age != null && age.compareTo(STALE) > 0;
    }

    private String text() {
        return "{\"owner\": \"" + owner + "\", \"host\": \"" + host() + "\", \"pid\": "
                + ProcessHandle.current().pid() + ", \"renewals\": " + renewals + "}\n";
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "-");
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    /** A sign of life. */
    synchronized void renew() {
        renewals++;
        long before = clock.nanoTime();
        try {
            lost = lost || !write(etag);
            renewedNanos = before;
        } catch (IOException | UserException e) {
            // out of reach for now: the lease lasts for some more renewals, and the next one says whether it is still
            // ours
            renewals--;
        }
    }

    /** @throws IOException if another process has taken the lock over */
    synchronized void check() throws IOException {
        boolean lapsed = clock.nanoTime() - renewedNanos > STALE.toNanos();
        if (lapsed) {
            renew();
        }
        if (lost || (lapsed && clock.nanoTime() - renewedNanos > STALE.toNanos())) {
            throw new IOException(
                    place.shown() + ": another process has taken over the lock, because this one gave no sign "
                            + "of life for " + STALE.toMinutes() + " minutes; stop one of them");
        }
    }

    /** Uploads under the prefix that nobody will finish: only the holder of the lock uploads here. */
    private void clearUploads() throws IOException {
        try {
            String location = storage.location();
            List<MultipartUpload> uploads = storage.calling(location, () -> connection
                    .client()
                    .listMultipartUploadsPaginator(
                            request -> request.bucket(place.bucket()).prefix(place.prefix()))
                    .uploads()
                    .stream()
                    .toList());
            for (MultipartUpload upload : uploads) {
                storage.calling(location, () -> connection
                        .client()
                        .abortMultipartUpload(request ->
                                request.bucket(place.bucket()).key(upload.key()).uploadId(upload.uploadId())));
            }
        } catch (UserException | NoSuchFileException e) {
            // not allowed, or not known here, or aborted by another: what is left stays until the bucket's own rule
            // removes it
            return;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        renewal.shutdownNow();
        if (!lost && isOurs()) {
            storage.calling(
                    storage.location(), () -> connection.client().deleteObject(request -> request.bucket(place.bucket())
                            .key(key)));
        }
    }
}
