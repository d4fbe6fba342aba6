package dev.stackyard.tokenize;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The index of a Megatron-Core indexed dataset, with one sequence per document (NVIDIA/Megatron-LM {@code
 * megatron/core/datasets/indexed_dataset.py} at d98e8a64). All numbers are little-endian; nothing is aligned.
 *
 * <pre>
 *  0        9   magic 4D 4D 49 44 49 44 58 00 00 ("MMIDIDX\0\0")
 *  9        8   u64 version, 1
 * 17        1   u8 type of a token: 8 u16, 4 i32
 * 18        8   u64 n, the number of documents
 * 26        8   u64 n + 1
 * 34       4n   i32 tokens of each document
 * 34 +  4n 8n   i64 byte in the .bin file where each document begins
 * 34 + 12n 8n+8 i64 0, 1, ... n
 * </pre>
 */
final class MegatronIndex {

    static final byte[] MAGIC = {0x4D, 0x4D, 0x49, 0x44, 0x49, 0x44, 0x58, 0, 0};
    static final long VERSION = 1;
    static final int HEADER_BYTES = 34;

    private static final int CHUNK_BYTES = 1 << 16;

    private final ChecksummedOutput out;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    private MegatronIndex(ChecksummedOutput out) {
        this.out = out;
    }

    /** Bytes of an index. */
    static long size(long documents) {
        return HEADER_BYTES + 20 * documents + 8;
    }

    /**
     * Writes an index.
     *
     * @param lengths tokens of each document, {@code count} of them
     */
    static void write(ChecksummedOutput out, TokenWidth width, int[] lengths, int count) throws IOException {
        new MegatronIndex(out).write(width, lengths, count);
    }

    private void write(TokenWidth width, int[] lengths, int count) throws IOException {
        chunk.put(MAGIC)
                .putLong(VERSION)
                .put((byte) width.megatronCode())
                .putLong(count)
                .putLong(count + 1L);
        for (int i = 0; i < count; i++) {
            room().putInt(lengths[i]);
        }
        long pointer = 0;
        for (int i = 0; i < count; i++) {
            room().putLong(pointer);
            pointer += (long) lengths[i] * width.bytes();
        }
        for (long document = 0; document <= count; document++) {
            room().putLong(document);
        }
        flush();
    }

    private ByteBuffer room() throws IOException {
        if (chunk.remaining() < Long.BYTES) {
            flush();
        }
        return chunk;
    }

    private void flush() throws IOException {
        out.write(chunk.array(), 0, chunk.position());
        chunk.clear();
    }
}
