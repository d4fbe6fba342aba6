package dev.stackyard.corpus.index;

import dev.stackyard.corpus.flow.RecordOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts together a record for a {@link RecordOutput}, and takes it apart again. Numbers are big-endian, so that the order of
 * bytes is the order of non-negative numbers. A text is its length in bytes (4 bytes, -1 for null) and its UTF-8; a list is
 * its size (4 bytes, -1 for null) and its texts. Not thread-safe.
 */
final class RecordBytes {

    private ByteBuffer buffer = ByteBuffer.allocate(1024);

    RecordBytes clear() {
        buffer.clear();
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int larger = Math.max(2 * buffer.capacity(), Math.addExact(buffer.position(), bytes));
            buffer = ByteBuffer.wrap(
                    Arrays.copyOf(buffer.array(), larger), buffer.position(), larger - buffer.position());
        }
        return buffer;
    }

    RecordBytes putByte(int value) {
        room(1).put((byte) value);
        return this;
    }

    RecordBytes putInt(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    RecordBytes putLong(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    RecordBytes putBytes(byte[] bytes, int length) {
        room(length).put(bytes, 0, length);
        return this;
    }

    RecordBytes putText(@Nullable String text) {
        if (text == null) {
            return putInt(-1);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return putInt(bytes.length).putBytes(bytes, bytes.length);
    }

    RecordBytes putTexts(@Nullable List<String> texts) {
        if (texts == null) {
            return putInt(-1);
        }
        putInt(texts.size());
        texts.forEach(this::putText);
        return this;
    }

    void addTo(RecordOutput out) throws IOException {
        out.putBytes(buffer.array(), 0, buffer.position()).end();
    }

    static @Nullable String text(ByteBuffer record) {
        int length = record.getInt();
        if (length < 0) {
            return null;
        }
        String text =
                new String(record.array(), record.arrayOffset() + record.position(), length, StandardCharsets.UTF_8);
        record.position(record.position() + length);
        return text;
    }

    static @Nullable List<String> texts(ByteBuffer record) {
        int size = record.getInt();
        if (size < 0) {
            return null;
        }
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            texts.add(java.util.Objects.requireNonNull(text(record)));
        }
        return texts;
    }
}
