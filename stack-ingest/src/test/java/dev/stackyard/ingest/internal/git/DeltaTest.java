package dev.stackyard.ingest.internal.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A plain encoder, written from gitformat-pack, is the oracle. */
class DeltaTest {

    private static final int LARGEST = 1 << 20;

    private final ByteArrayOutputStream delta = new ByteArrayOutputStream();
    private final ByteArrayOutputStream result = new ByteArrayOutputStream();

    @Test
    void rebuildsWhatRandomInstructionsMake() throws Exception {
        long seed = 99;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            byte[] base = new byte[random.nextInt(1, 200_000)];
            random.nextBytes(base);
            delta.reset();
            result.reset();
            for (int i = random.nextInt(20); i >= 0; i--) {
                if (random.nextBoolean()) {
                    int offset = random.nextInt(base.length);
                    copy(base, offset, random.nextInt(1, Math.min(base.length - offset, 0x10000) + 1));
                } else {
                    byte[] inserted = new byte[random.nextInt(1, 128)];
                    random.nextBytes(inserted);
                    insert(inserted);
                }
            }
            byte[] whole = withSizes(base.length, result.size());
            assertThat(Delta.resultSize(whole, whole.length)).isEqualTo(result.size());
            assertThat(Delta.apply(base, whole, whole.length, 1 << 24))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(result.toByteArray());
        }
    }

    private void copy(byte[] base, int offset, int size) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int op = 0x80;
        for (int i = 0; i < 4; i++) {
            int b = (offset >>> (8 * i)) & 0xFF;
            if (b != 0) {
                op |= 1 << i;
                bytes.write(b);
            }
        }
        for (int i = 0; i < 3 && size != 0x10000; i++) {
            int b = (size >>> (8 * i)) & 0xFF;
            if (b != 0) {
                op |= 16 << i;
                bytes.write(b);
            }
        }
        delta.write(op);
        delta.writeBytes(bytes.toByteArray());
        result.write(base, offset, size);
    }

    private void insert(byte[] bytes) {
        delta.write(bytes.length);
        delta.writeBytes(bytes);
        result.writeBytes(bytes);
    }

    private byte[] withSizes(long baseSize, long resultSize) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        size(whole, baseSize);
        size(whole, resultSize);
        whole.writeBytes(delta.toByteArray());
        return whole.toByteArray();
    }

    private static void size(ByteArrayOutputStream out, long size) {
        long rest = size;
        while (rest > 0x7F) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>= 7;
        }
        out.write((int) rest);
    }

    @Test
    void refusesWhatDoesNotFit() {
        byte[] base = new byte[10];
        assertRefused(base, 9, 1, 1, 'x'); // another base
        assertRefused(base, 10, 2, 1, 'x'); // ends early
        assertRefused(base, 10, 1, 2, 'x', 'y'); // makes too much
        assertRefused(base, 10, 1, 2, 'x'); // insert without its bytes
        assertRefused(base, 10, 4, 0x91, 8, 4); // copy beyond the base
        assertRefused(base, 10, 4, 0x9F, 0xFF, 0xFF, 0xFF, 0xFF, 4); // copy from a negative offset
        assertRefused(base, 10, 1, 0); // reserved
        assertRefused(base, 10, 1, 0x91); // copy without its offset
        assertRefused(base, 10); // no result size
        assertRefused(base); // nothing at all
        assertRefused(base, 10, 0x80, 0x80, 0x80, 0x80, 0x01); // larger than allowed
    }

    private static void assertRefused(byte[] base, int... bytes) {
        byte[] delta = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            delta[i] = (byte) bytes[i];
        }
        assertThatThrownBy(() -> Delta.apply(base, delta, delta.length, LARGEST))
                .isInstanceOf(DamagedPackException.class);
    }

    @Test
    void randomBytesNeverDoHarm() {
        long seed = 5;
        SplittableRandom random = new SplittableRandom(seed);
        byte[] base = new byte[100];
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(30)];
            random.nextBytes(bytes);
            if (bytes.length > 2) {
                bytes[0] = 100;
                bytes[1] = (byte) random.nextInt(100);
            }
            try {
                byte[] made = Delta.apply(base, bytes, bytes.length, LARGEST);
                assertThat(made.length).as("seed %d", seed).isLessThanOrEqualTo(LARGEST);
            } catch (DamagedPackException e) {
                assertThat(e).hasMessageContaining("delta");
            }
        }
        assertThat(Arrays.equals(base, new byte[100])).isTrue();
    }
}
