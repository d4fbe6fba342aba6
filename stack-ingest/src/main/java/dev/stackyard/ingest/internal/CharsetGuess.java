package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.TextDecoder;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Guesses the charset of text that is no UTF-8, with juniversalchardet (Mozilla's detector, the algorithm that The Stack
 * v2's cchardet is a port of). A guess counts only if this JVM knows the charset and it decodes all of the bytes. Not
 * thread-safe.
 */
final class CharsetGuess {

    /** Bytes that the detector is shown; it costs some 50 ns each, and more of them do not change its mind. */
    private static final int SAMPLE_BYTES = 64 << 10;

    /** What is shown before the first byte that is not ASCII. */
    private static final int CONTEXT_BYTES = 256;

    private final UniversalDetector detector = new UniversalDetector();

    /** The charset's name as the detector has it, such as {@code WINDOWS-1252}; empty if there is none. */
    Optional<String> guess(byte[] bytes) {
        int start = Math.max(0, firstNonAscii(bytes) - CONTEXT_BYTES);
        detector.reset();
        detector.handleData(bytes, start, Math.min(SAMPLE_BYTES, bytes.length - start));
        detector.dataEnd();
        return Optional.ofNullable(detector.getDetectedCharset())
                .filter(charset -> !charset.startsWith("UTF-") && !charset.equals("US-ASCII"))
                .filter(charset ->
                        TextDecoder.toUtf8(ByteSlice.of(bytes), charset).isPresent());
    }

    private static int firstNonAscii(byte[] bytes) {
        int i = 0;
        while (i < bytes.length && bytes[i] >= 0) {
            i++;
        }
        return i;
    }
}
