package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.BytesCursor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RecordBytes} put together. Not thread-safe. */
final class RecordInput {

    private final ByteBuffer in;

    /** @param cursor at the record; the input is valid until it moves */
    RecordInput(BytesCursor cursor) {
        this.in = ByteBuffer.wrap(cursor.array(), cursor.offset(), cursor.length());
    }

    int getByte() {
        return in.get() & 0xFF;
    }

    long getLong() {
        return in.getLong();
    }

    /** The ASCII characters up to a byte 0, which is passed over. */
    String getAsciiToZero() {
        int end = in.position();
        while (in.get(end) != 0) {
            end++;
        }
        String text = getAscii(end - in.position());
        in.get();
        return text;
    }

    /** All that is left. */
    byte[] getRest() {
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        return bytes;
    }

    String getAscii(int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    @Nullable
    String getText() {
        int length = in.getInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @SuppressWarnings("NullableBoolean") // not stated is not false
    @Nullable
    Boolean getFlag() {
        int value = getByte();
        return value == 2 ? null : Boolean.valueOf(value == 1);
    }
}
