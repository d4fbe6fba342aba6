package dev.stackyard.pii.internal.scan;

import dev.stackyard.corpus.Utf8;

/** Reads single characters out of UTF-8, forwards and backwards. A malformed byte is U+FFFD and one byte long. */
public final class CodePoints {

    private static final int MALFORMED = 0xFFFD;

    private CodePoints() {}

    /** The character that starts at an index below {@code end}. */
    public static int at(byte[] bytes, int index, int end) {
        int lead = bytes[index];
        if (lead >= 0) {
            return lead;
        }
        return switch (Utf8.sequenceLength(bytes, index, end)) {
            case 2 -> (lead & 0x1F) << 6 | tail(bytes, index + 1);
            case 3 -> (lead & 0x0F) << 12 | tail(bytes, index + 1) << 6 | tail(bytes, index + 2);
            case 4 ->
                (lead & 0x07) << 18
                        | tail(bytes, index + 1) << 12
                        | tail(bytes, index + 2) << 6
                        | tail(bytes, index + 3);
            default -> MALFORMED;
        };
    }

    /** Length in bytes of the character that starts at an index below {@code end}. */
    public static int length(byte[] bytes, int index, int end) {
        return bytes[index] >= 0 ? 1 : Math.max(1, Utf8.sequenceLength(bytes, index, end));
    }

    /** Index at which the character before {@code index} starts; {@code index} is above {@code start}. */
    public static int startBefore(byte[] bytes, int start, int index) {
        int i = index - 1;
        int floor = Math.max(start, index - 4);
        while (i > floor && (bytes[i] & 0xC0) == 0x80) {
            i--;
        }
        return i + length(bytes, i, index) == index ? i : index - 1;
    }

    private static int tail(byte[] bytes, int index) {
        return bytes[index] & 0x3F;
    }
}
