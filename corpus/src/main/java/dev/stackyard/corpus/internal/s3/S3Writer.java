package dev.stackyard.corpus.internal.s3;

import dev.stackyard.corpus.Storage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/**
 * An object being written. Up to one part's size it is kept in memory and goes up in one request; a longer one goes up in
 * parts, one on its way while the next fills. Either way it appears by one request, whole or not at all: until then nobody
 * sees anything, and if the process dies, nobody ever does. What it leaves then is an unfinished upload, which {@link
 * S3Lock} clears away. Every request carries a CRC-32 that S3 checks. Not thread-safe.
 */
final class S3Writer extends Storage.Writer {

    private static final int FIRST_BUFFER = 64 << 10;
    private static final int PARTS_OF_ONE_SIZE = 1000;

    private static final ExecutorService UPLOADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "stackyard-upload");
        thread.setDaemon(true);
        return thread;
    });

    private final S3Storage storage;
    private final S3Connection connection;
    private final String bucket;
    private final String key;
    private final String location;
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int filled;
    private long position;
    private @Nullable String uploadId;
    private @Nullable Future<CompletedPart> onItsWay;
    private boolean committed;

    S3Writer(S3Storage storage, S3Connection connection, String bucket, String key, String location) {
        this.storage = storage;
        this.connection = connection;
        this.bucket = bucket;
        this.key = key;
        this.location = location;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            int room = partBytes() - filled;
            if (room == 0) {
                sendPart();
                continue;
            }
            int count = Math.min(room, left);
            reserve(filled + count);
            System.arraycopy(bytes, from, buffer, filled, count);
            filled += count;
            from += count;
            left -= count;
            position += count;
        }
    }

    private void reserve(int size) {
        if (size > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(partBytes(), Math.max(size, buffer.length * 2)));
        }
    }

    /** Doubles every thousand parts, so that 10,000 of them are more than the largest object that S3 takes. */
    private int partBytes() {
        int doublings = Math.min(6, parts.size() / PARTS_OF_ONE_SIZE);
        return connection.settings().partBytes() << doublings;
    }

    private void sendPart() throws IOException {
        awaitPart();
        String id = uploadId();
        int number = parts.size() + 1;
        byte[] part = buffer;
        int length = filled;
        onItsWay = UPLOADS.submit(() -> upload(id, number, part, length));
        buffer = new byte[part.length];
        filled = 0;
    }

    private String uploadId() throws IOException {
        String id = uploadId;
        if (id == null) {
            id = storage.calling(location, () -> connection
                    .client()
                    .createMultipartUpload(request -> request.bucket(bucket).key(key))
                    .uploadId());
            uploadId = id;
        }
        return id;
    }

    private CompletedPart upload(String id, int number, byte[] part, int length) {
        String etag = connection
                .client()
                .uploadPart(
                        request -> request.bucket(bucket).key(key).uploadId(id).partNumber(number),
                        RequestBody.fromBytes(part.length == length ? part : Arrays.copyOf(part, length)))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private void awaitPart() throws IOException {
        Future<CompletedPart> part = onItsWay;
        if (part == null) {
            return;
        }
        onItsWay = null;
        try {
            parts.add(part.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + location + " was being uploaded");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SdkException failure) {
                throw storage.failures().of(location, failure);
            }
            throw new IOException(location + ": could not be uploaded", e.getCause());
        }
    }

    @Override
    public void commit() throws IOException {
        storage.checkLock();
        if (uploadId == null) {
            byte[] whole = Arrays.copyOf(buffer, filled);
            storage.calling(location, () -> connection
                    .client()
                    .putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(whole)));
        } else {
            if (filled > 0) {
                sendPart();
            }
            awaitPart();
            complete(uploadId);
        }
        committed = true;
        buffer = new byte[0];
    }

    /**
     * Makes the object appear. If the answer to this request is lost, the SDK's next try hears that there is no such upload
     * any more; then the object that is there, if it is as long as ours, is ours.
     */
    private void complete(String id) throws IOException {
        storage.calling(location, () -> {
            try {
                return connection.client().completeMultipartUpload(request -> request.bucket(bucket)
                        .key(key)
                        .uploadId(id)
                        .multipartUpload(upload -> upload.parts(parts)));
            } catch (NoSuchUploadException e) {
                if (connection
                                .client()
                                .headObject(request -> request.bucket(bucket).key(key))
                                .contentLength()
                        != position) {
                    throw e;
                }
                return e;
            }
        });
    }

    @Override
    public void close() {
        String id = uploadId;
        if (committed || id == null) {
            return;
        }
        if (onItsWay != null) {
            onItsWay.cancel(true);
        }
        try {
            connection.client().abortMultipartUpload(request -> request.bucket(bucket)
                    .key(key)
                    .uploadId(id));
        } catch (SdkException e) {
            // what went wrong before matters more; whoever takes the lock next clears the upload away
            committed = false;
        }
    }
}
