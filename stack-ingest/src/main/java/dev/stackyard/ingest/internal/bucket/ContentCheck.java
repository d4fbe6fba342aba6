package dev.stackyard.ingest.internal.bucket;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.internal.ContentHasher;
import dev.stackyard.ingest.internal.bucket.Fetched.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks objects and checks that their bytes are the ones that were wanted. Not thread-safe. */
final class ContentCheck {

    private static final int BUFFER = 8 << 10;

    private final ContentHasher hasher = new ContentHasher();

    /**
     * What an object is.
     *
     * @param problem of the object, as what follows its name; null if nothing is wrong
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Finding(
            Outcome outcome,
            byte @Nullable [] bytes,
            @Nullable String problem) {

        static Finding corrupt(String problem) {
            return new Finding(Outcome.CORRUPT, null, problem);
        }
    }

    Finding check(byte[] packed, Wanted<?> wanted, int maxFileBytes) {
        byte[] bytes;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), BUFFER)) {
            bytes = in.readNBytes(maxFileBytes);
            if (bytes.length == maxFileBytes && in.read() >= 0) {
                return new Finding(Outcome.TOO_LARGE, null, null);
            }
        } catch (IOException e) {
            return Finding.corrupt("is no gzip file: " + e.getMessage());
        }
        ByteSlice slice = ByteSlice.of(bytes);
        String sha1 = hasher.sha1(slice);
        if (!sha1.equals(wanted.blobId())) {
            return Finding.corrupt("has bytes whose SHA-1 is " + sha1);
        }
        if (wanted.contentId() != null && !hasher.gitBlobId(slice).equals(wanted.contentId())) {
            return Finding.corrupt(
                    "has bytes whose git id is " + hasher.gitBlobId(slice) + ", wanted was " + wanted.contentId());
        }
        return new Finding(Outcome.CONTENT, bytes, null);
    }
}
