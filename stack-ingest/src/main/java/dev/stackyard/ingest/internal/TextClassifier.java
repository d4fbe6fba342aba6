package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Stub;
import dev.stackyard.corpus.TextDecoder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Tells text from other bytes, and finds its charset. In this order:
 *
 * <ol>
 *   <li>Bytes that begin with a UTF-16 or UTF-32 byte order mark, decode strictly as that, and hold no U+0000 are text. The
 *       Stack v2 drops them, because half of their bytes are zero; but who writes a byte order mark says that this is text.
 *   <li>Any zero byte makes it {@link Stub#BINARY} (The Stack v2, {@code get_file_contents.py}).
 *   <li>Well-formed UTF-8 is text.
 *   <li>Otherwise the charset is guessed; if no guess decodes all of the bytes, it is {@link Stub#UNDECODABLE}.
 * </ol>
 *
 * <p>Not thread-safe.
 */
public final class TextClassifier {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final CharsetGuess guess = new CharsetGuess();

    /**
     * What some bytes are.
     *
     * @param charset the charset to read them with; null if they are no text
     * @param stub why they are no text; null if they are
     */
    public record Verdict(
            @Nullable String charset, @Nullable Stub stub) {

        static final Verdict UTF_8 = new Verdict("UTF-8", null);
        static final Verdict BINARY = new Verdict(null, Stub.BINARY);
        static final Verdict UNDECODABLE = new Verdict(null, Stub.UNDECODABLE);
    }

    /** What the bytes are. */
    public Verdict classify(byte[] bytes) {
        String marked = byteOrderMark(bytes);
        if (marked != null && isText(bytes, marked)) {
            return new Verdict(marked, null);
        }
        if (hasZero(bytes, 0, bytes.length)) {
            return Verdict.BINARY;
        }
        if (TextDecoder.isUtf8(bytes, 0, bytes.length)) {
            return Verdict.UTF_8;
        }
        return guess.guess(bytes).map(charset -> new Verdict(charset, null)).orElse(Verdict.UNDECODABLE);
    }

    /** The charset that a byte order mark announces, by the names whose decoders take the mark off; null without one. */
    private static @Nullable String byteOrderMark(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
            return "UTF-32";
        }
        return startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF) ? "UTF-16" : null;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(byte[] bytes, String charset) {
        return TextDecoder.toUtf8(ByteSlice.of(bytes), charset)
                .filter(text -> !hasZero(text.array(), text.offset(), text.end()))
                .isPresent();
    }

    /** Eight bytes at a time: a word has a zero byte where subtracting one from each borrows (Mycroft, 1987). */
    private static boolean hasZero(byte[] bytes, int start, int end) {
        int i = start;
        for (; i + 8 <= end; i += 8) {
            long word = (long) LONGS.get(bytes, i);
            if (((word - ONES) & ~word & HIGH_BITS) != 0) {
                return true;
            }
        }
        for (; i < end; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
