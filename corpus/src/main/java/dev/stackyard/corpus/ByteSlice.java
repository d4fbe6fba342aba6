package dev.stackyard.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A range of a byte array. The array is shared, not copied: readers hand out slices of their page buffers, which stay
 * valid until the cursor moves on; {@link #copy} keeps one for longer.
 */
public record ByteSlice(byte[] array, int offset, int length) {

    public static final ByteSlice EMPTY = new ByteSlice(new byte[0], 0, 0);

    public ByteSlice {
        Objects.checkFromIndexSize(offset, length, array.length);
    }

    public static ByteSlice of(byte[] bytes) {
        return new ByteSlice(bytes, 0, bytes.length);
    }

    /** The UTF-8 bytes of a string. */
    public static ByteSlice utf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One past the last byte's index in {@link #array}. */
    public int end() {
        return offset + length;
    }

    /** A fresh array with just these bytes. */
    public byte[] copy() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** The bytes read as UTF-8; malformed sequences become U+FFFD. */
    public String decodeUtf8() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    /** Equal when the bytes are, wherever they lie. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ByteSlice that
                && Arrays.equals(array, offset, end(), that.array, that.offset, that.end());
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < end(); i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return "ByteSlice[" + length + " bytes]";
    }
}
