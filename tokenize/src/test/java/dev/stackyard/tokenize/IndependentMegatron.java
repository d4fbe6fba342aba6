package dev.stackyard.tokenize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Megatron shard read by the letter of {@code indexed_dataset.py}, assertions included, with none of the code under test.
 *
 * @param documents token ids of each document
 */
record IndependentMegatron(int[][] documents, int dtype) {

    static IndependentMegatron read(Path shards, String name) throws IOException {
        ByteBuffer idx = ByteBuffer.wrap(Files.readAllBytes(shards.resolve(name + ".idx")))
                .order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[9];
        idx.get(magic);
        assertThat(magic).isEqualTo(new byte[] {'M', 'M', 'I', 'D', 'I', 'D', 'X', 0, 0});
        assertThat(idx.getLong()).isEqualTo(1);
        int dtype = idx.get();
        assertThat(dtype).isIn(4, 8);
        int itemBytes = dtype == 8 ? 2 : 4;
        int sequences = Math.toIntExact(idx.getLong());
        int indices = Math.toIntExact(idx.getLong());
        int[] lengths = new int[sequences];
        long[] pointers = new long[sequences];
        long[] documentIndices = new long[indices];
        for (int i = 0; i < sequences; i++) {
            lengths[i] = idx.getInt();
        }
        for (int i = 0; i < sequences; i++) {
            pointers[i] = idx.getLong();
        }
        for (int i = 0; i < indices; i++) {
            documentIndices[i] = idx.getLong();
        }
        assertThat(idx.hasRemaining()).isFalse();
        assertThat(documentIndices[0]).isZero();
        assertThat(documentIndices[indices - 1]).isEqualTo(sequences);
        ByteBuffer bin = ByteBuffer.wrap(Files.readAllBytes(shards.resolve(name + ".bin")))
                .order(ByteOrder.LITTLE_ENDIAN);
        int[][] documents = new int[sequences][];
        for (int i = 0; i < sequences; i++) {
            documents[i] = new int[lengths[i]];
            bin.position(Math.toIntExact(pointers[i]));
            for (int k = 0; k < lengths[i]; k++) {
                documents[i][k] = itemBytes == 2 ? Short.toUnsignedInt(bin.getShort()) : bin.getInt();
            }
        }
        assertThat(bin.hasRemaining()).isFalse();
        return new IndependentMegatron(documents, dtype);
    }
}
