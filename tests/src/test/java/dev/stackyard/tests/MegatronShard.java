package dev.stackyard.tests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A Megatron shard read by the letter of its format, with none of Stackyard's code (NVIDIA/Megatron-LM,
 * megatron/core/datasets/indexed_dataset.py at d98e8a64).
 *
 * @param tokens all token ids of the shard
 * @param documentStarts first token of each document, and the number of tokens at the end
 */
record MegatronShard(long[] tokens, long[] documentStarts) {

    static MegatronShard read(Path bin, Path idx) throws IOException {
        ByteBuffer index = ByteBuffer.wrap(Files.readAllBytes(idx)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[9];
        index.get(magic);
        check(new String(magic, StandardCharsets.US_ASCII).equals("MMIDIDX\0\0"), "magic");
        check(index.getLong() == 1, "version");
        int itemBytes =
                switch (index.get()) {
                    case 8 -> 2;
                    case 4 -> 4;
                    default -> throw new IllegalStateException("dtype");
                };
        int sequences = Math.toIntExact(index.getLong());
        int documents = Math.toIntExact(index.getLong());
        int[] lengths = new int[sequences];
        for (int i = 0; i < sequences; i++) {
            lengths[i] = index.getInt();
        }
        long position = 0;
        for (int i = 0; i < sequences; i++) {
            check(index.getLong() == position, "pointer " + i);
            position += (long) lengths[i] * itemBytes;
        }
        check(index.getLong() == 0, "first document index");
        long[] starts = new long[documents];
        int sequence = 0;
        for (int document = 1; document < documents; document++) {
            int end = Math.toIntExact(index.getLong());
            starts[document] = starts[document - 1];
            for (; sequence < end; sequence++) {
                starts[document] += lengths[sequence];
            }
        }
        check(sequence == sequences && !index.hasRemaining(), "last document index");
        return new MegatronShard(tokens(bin, itemBytes, position), starts);
    }

    private static long[] tokens(Path bin, int itemBytes, long size) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(Files.readAllBytes(bin)).order(ByteOrder.LITTLE_ENDIAN);
        check(data.remaining() == size, "size of " + bin);
        long[] tokens = new long[data.remaining() / itemBytes];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = itemBytes == 2 ? data.getShort() & 0xFFFF : data.getInt();
        }
        return tokens;
    }

    int documents() {
        return documentStarts.length - 1;
    }

    long[] document(int number) {
        return range(documentStarts[number], documentStarts[number + 1] - documentStarts[number]);
    }

    long[] range(long first, long count) {
        return Arrays.copyOfRange(tokens, Math.toIntExact(first), Math.toIntExact(first + count));
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("not a Megatron index: " + what);
        }
    }
}
