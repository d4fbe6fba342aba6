package dev.stackyard.corpus;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns a row's original bytes into the UTF-8 text that kernels see, always in the same way: valid UTF-8 stays as it is
 * (unless the row is UTF-16 or UTF-32); anything else is decoded strictly with the row's {@code src_encoding} and encoded as UTF-8.
 */
public final class TextDecoder {

    private TextDecoder() {}

    /** Whether the bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF). */
    public static boolean isUtf8(byte[] bytes, int offset, int length) {
        return Utf8.isValid(bytes, offset, length);
    }

    /**
     * The text of original bytes.
     *
     * @param charsetName the row's {@code src_encoding}; ignored if the bytes are UTF-8
     * @return empty if the charset is null, unknown to this JVM, or does not decode the bytes
     */
    public static Optional<ByteSlice> toUtf8(ByteSlice bytes, @Nullable String charsetName) {
        if (!isWide(charsetName) && isUtf8(bytes.array(), bytes.offset(), bytes.length())) {
            return Optional.of(bytes);
        }
        if (charsetName == null || !isSupported(charsetName)) {
            return Optional.empty();
        }
        try {
            CharBuffer chars = Charset.forName(charsetName)
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes.array(), bytes.offset(), bytes.length()));
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(chars);
            return Optional.of(new ByteSlice(utf8.array(), utf8.arrayOffset() + utf8.position(), utf8.remaining()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** ASCII in UTF-16 or UTF-32 is valid UTF-8 as well, full of NULs: there the stated charset decides. */
    private static boolean isWide(@Nullable String charsetName) {
        return charsetName != null && (charsetName.startsWith("UTF-16") || charsetName.startsWith("UTF-32"));
    }

    private static boolean isSupported(String charsetName) {
        try {
            return Charset.isSupported(charsetName);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
