package dev.stackyard.ingest.internal.bucket;

import dev.stackyard.corpus.BulkReader;
import dev.stackyard.corpus.FileTooLargeException;
import dev.stackyard.corpus.Storage;
import dev.stackyard.ingest.internal.bucket.Fetched.Outcome;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Contents on their way from a {@link ContentBucket}, in the order of the requests. Unpacking and checking happen on the
 * thread that calls {@link #next}. Not thread-safe.
 */
public final class Contents<T> implements Closeable {

    /** Reads of an object whose bytes are wrong, before it is taken for corrupt and not for a bad connection. */
    private static final int READS = 3;

    /** What deflate adds to bytes that it cannot shrink, generously: 5 in each 16 KiB, and the header. */
    private static final int PACKING_SHIFT = 10;

    private static final int PACKING_BYTES = 1024;
    private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");

    private final Storage storage;
    private final int maxFileBytes;
    private final BulkReader<Wanted<T>> reader;
    private final ContentCheck check = new ContentCheck();

    Contents(Storage storage, BulkReader.Limits limits, int maxFileBytes, Iterator<Wanted<T>> wanted) {
        this.storage = storage;
        this.maxFileBytes = maxFileBytes;
        this.reader = new BulkReader<>(storage, new Requests<>(wanted, maxFileBytes), limits);
    }

    private record Requests<T>(Iterator<Wanted<T>> wanted, int maxFileBytes)
            implements Iterator<BulkReader.Request<Wanted<T>>> {

        @Override
        public boolean hasNext() {
            return wanted.hasNext();
        }

        @Override
        public BulkReader.Request<Wanted<T>> next() {
            Wanted<T> next = wanted.next();
            String blobId = next.blobId();
            boolean named = blobId != null && SHA1.matcher(blobId).matches();
            long likely = next.length() < 0 ? maxFileBytes : Math.min(next.length(), maxFileBytes);
            return new BulkReader.Request<>(next, named ? blobId : null, packed(likely));
        }
    }

    private static int packed(long length) {
        return (int) Math.min(Integer.MAX_VALUE - 8, length + (length >> PACKING_SHIFT) + PACKING_BYTES);
    }

    /**
     * What there is for the next request; empty after the last.
     *
     * @throws IOException if the bucket cannot be read, after all retries; what was fetched before is not lost if the caller
     *     keeps it, and nothing is taken for missing because of it
     */
    public Optional<Fetched<T>> next() throws IOException {
        Optional<BulkReader.Answer<Wanted<T>>> answer = reader.next();
        return answer.isEmpty() ? Optional.empty() : Optional.of(fetched(answer.get()));
    }

    private Fetched<T> fetched(BulkReader.Answer<Wanted<T>> answer) throws IOException {
        Wanted<T> wanted = answer.about();
        return switch (answer.outcome()) {
            case READ -> checked(wanted, Objects.requireNonNull(answer.bytes()));
            case MISSING -> missing(wanted);
            case TOO_LARGE -> readAgain(wanted, 1);
            case FAILED -> throw Objects.requireNonNull(answer.failure());
            case NOT_ASKED ->
                wanted.blobId() == null
                        ? new Fetched<>(wanted.about(), Outcome.NOTHING, null, null)
                        : failed(
                                wanted,
                                Outcome.MISSING,
                                "has the blob_id \"" + wanted.blobId() + "\", which is no SHA-1");
        };
    }

    private Fetched<T> checked(Wanted<T> wanted, byte[] packed) throws IOException {
        ContentCheck.Finding finding = check.check(packed, wanted, maxFileBytes);
        return finding.outcome() == Outcome.CORRUPT ? readAgain(wanted, 2) : of(wanted, finding);
    }

    /** Reads once more, and more patiently: the length may have been stated wrongly, or the bytes come wrong. */
    private Fetched<T> readAgain(Wanted<T> wanted, int firstRead) throws IOException {
        String blobId = Objects.requireNonNull(wanted.blobId());
        ContentCheck.Finding finding = null;
        for (int read = firstRead; read <= READS; read++) {
            try {
                finding = check.check(storage.readAll(blobId, packed(maxFileBytes)), wanted, maxFileBytes);
            } catch (FileTooLargeException e) {
                return failed(wanted, Outcome.TOO_LARGE, null);
            } catch (NoSuchFileException e) {
                return missing(wanted);
            }
            if (finding.outcome() != Outcome.CORRUPT) {
                break;
            }
        }
        return of(wanted, Objects.requireNonNull(finding));
    }

    private Fetched<T> of(Wanted<T> wanted, ContentCheck.Finding finding) {
        String problem = finding.problem() == null ? null : location(wanted) + " " + finding.problem();
        return new Fetched<>(wanted.about(), finding.outcome(), finding.bytes(), problem);
    }

    private Fetched<T> missing(Wanted<T> wanted) {
        return failed(wanted, Outcome.MISSING, "there is no " + location(wanted));
    }

    private String location(Wanted<T> wanted) {
        return storage.location(Objects.requireNonNull(wanted.blobId()));
    }

    private static <T> Fetched<T> failed(Wanted<T> wanted, Outcome outcome, @Nullable String problem) {
        return new Fetched<>(wanted.about(), outcome, null, problem);
    }

    /** Abandons what is still on its way. */
    @Override
    public void close() {
        reader.close();
    }
}
