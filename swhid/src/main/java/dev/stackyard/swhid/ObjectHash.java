package dev.stackyard.swhid;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * A 20-byte SHA-1, compact enough to be held by the million. Ordered like its bytes, and so like its hex digits.
 *
 * @param first bytes 0 to 7, big-endian
 * @param second bytes 8 to 15, big-endian
 * @param third bytes 16 to 19, big-endian
 */
public record ObjectHash(long first, long second, int third) implements Comparable<ObjectHash> {

    /** Bytes in a hash. */
    public static final int BYTES = 20;

    /** Hex digits in a printed hash. */
    public static final int HEX_DIGITS = 2 * BYTES;

    /** Twenty zero bytes, which git prints where there is no object. */
    public static final ObjectHash ZERO = new ObjectHash(0, 0, 0);

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    /**
     * The hash in the 20 bytes at {@code offset}.
     *
     * @throws IndexOutOfBoundsException if there are fewer
     */
    public static ObjectHash of(byte[] bytes, int offset) {
        return new ObjectHash((long) LONGS.get(bytes, offset), (long) LONGS.get(bytes, offset + 8), (int)
                INTS.get(bytes, offset + 16));
    }

    /**
     * The hash of 40 lower-case hex digits.
     *
     * @throws SwhidFormatException if the text is anything else
     */
    public static ObjectHash parse(String hex) {
        return parse(hex, 0, hex.length());
    }

    /** The hash of the 40 hex digits that {@code text} has from {@code start} to {@code end}. */
    static ObjectHash parse(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isLowerHexDigit(text.charAt(i))) {
                throw new SwhidFormatException(text, i, "expected a hex digit (0-9, a-f)");
            }
        }
        if (end - start != HEX_DIGITS) {
            throw new SwhidFormatException(
                    text, Math.min(end, start + HEX_DIGITS), "expected 40 hex digits, found " + (end - start));
        }
        return new ObjectHash(
                HexFormat.fromHexDigitsToLong(text, start, start + 16),
                HexFormat.fromHexDigitsToLong(text, start + 16, start + 32),
                HexFormat.fromHexDigits(text, start + 32, end));
    }

    private static boolean isLowerHexDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    /** Writes the 20 bytes at {@code offset}. */
    public void copyTo(byte[] target, int offset) {
        LONGS.set(target, offset, first);
        LONGS.set(target, offset + 8, second);
        INTS.set(target, offset + 16, third);
    }

    /** A fresh array of the 20 bytes. */
    public byte[] toBytes() {
        byte[] bytes = new byte[BYTES];
        copyTo(bytes, 0);
        return bytes;
    }

    /** 40 lower-case hex digits. */
    public String hex() {
        return HexFormat.of().formatHex(toBytes());
    }

    @Override
    public int compareTo(ObjectHash other) {
        int order = Long.compareUnsigned(first, other.first);
        if (order == 0) {
            order = Long.compareUnsigned(second, other.second);
        }
        return order == 0 ? Integer.compareUnsigned(third, other.third) : order;
    }

    /** The first 32 bits: a hash needs no more mixing. */
    @Override
    public int hashCode() {
        return (int) (first >>> 32);
    }

    @Override
    public String toString() {
        return hex();
    }
}
