package dev.stackyard.ingest.internal.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** zlib, by way of {@link Inflater}, is the oracle. */
class MemoryInflaterTest {

    private static final int[] LENGTHS = {0, 1, 2, 20, 257, 258, 259, 300, 1000, 33_000, 100_000};

    /** Bytes of a zlib header. */
    private static final int HEADER = 2;

    private final MemoryInflater inflater = new MemoryInflater();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void inflatesWhateverZlibDeflates(long seed) throws DataFormatException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int length : LENGTHS) {
            for (byte[] data : samples(random, length)) {
                for (int level : new int[] {0, 1, 6, 9}) {
                    for (int strategy :
                            new int[] {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY}) {
                        assertInflates(data, deflate(data, level, strategy), "seed " + seed + " length " + length);
                    }
                }
            }
        }
    }

    private void assertInflates(byte[] data, byte[] packed, String context) throws DataFormatException {
        byte[] output = new byte[data.length];
        assertThat(inflater.inflate(packed, 0, packed.length, output, data.length))
                .as(context)
                .isEqualTo(data.length);
        assertThat(output).as(context).isEqualTo(data);
        // in the middle of other bytes, and only the beginning
        byte[] around = new byte[packed.length + 50];
        Arrays.fill(around, (byte) 0x5A);
        System.arraycopy(packed, 0, around, 20, packed.length);
        int half = data.length / 2;
        byte[] beginning = new byte[half + 3];
        assertThat(inflater.inflate(around, 20, around.length, beginning, half))
                .as(context)
                .isEqualTo(half);
        assertThat(Arrays.copyOf(beginning, half)).as(context).isEqualTo(Arrays.copyOf(data, half));
        assertThat(beginning).as(context).endsWith(0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void saysHowFarItCameWhenTheInputEnds(long seed) throws DataFormatException {
        SplittableRandom random = new SplittableRandom(seed);
        for (byte[] data : samples(random, 3000)) {
            byte[] packed = deflate(data, 6, Deflater.DEFAULT_STRATEGY);
            for (int to = 0; to < packed.length - 4; to++) {
                byte[] output = new byte[data.length];
                int made = inflater.inflate(packed, 0, to, output, data.length);
                String context = "seed " + seed + ", " + to + " of " + packed.length + " bytes";
                assertThat(made).as(context).isLessThanOrEqualTo(data.length);
                assertThat(Arrays.copyOf(output, made)).as(context).isEqualTo(Arrays.copyOf(data, made));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void takesAndRefusesWhatZlibTakesAndRefuses(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int round = 0; round < 6000; round++) {
            byte[] data = samples(random, 1 + random.nextInt(900)).get(random.nextInt(5));
            byte[] packed = deflate(data, random.nextInt(10), random.nextInt(3));
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                // the beginning holds the codes, where a flip does most
                int within = random.nextBoolean() ? packed.length : Math.min(60, packed.length);
                int at = HEADER + random.nextInt(within - HEADER);
                packed[at] ^= (byte) (1 << random.nextInt(8));
            }
            refused += agreeWithZlib(packed, data.length, "seed " + seed + " round " + round) ? 0 : 1;
        }
        assertThat(refused).as("damaged streams").isBetween(500, 5500);
    }

    @Test
    void garbageNeverLeavesTheArrays() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 20_000; round++) {
            byte[] garbage = new byte[2 + random.nextInt(200)];
            random.nextBytes(garbage);
            garbage[0] = 0x78;
            garbage[1] = (byte) 0x9C;
            agreeWithZlib(garbage, 1 + random.nextInt(500), "round " + round);
        }
    }

    @Test
    void refusesWhatIsNoZlibStream() {
        for (byte[] bytes : new byte[][] {{0, 0}, {0x78, 0x9D - 256}, {0x1F, (byte) 0x8B}, {0x78, (byte) 0xBB}}) {
            assertThatThrownBy(() -> inflater.inflate(bytes, 0, 2, new byte[9], 9))
                    .isInstanceOf(DataFormatException.class);
        }
    }

    /**
     * Asserts that a stream, its header sound, is read as zlib reads it. zlib looks at the symbol after the last byte that it
     * was asked for, we do not: so what we take it must take but for the last byte.
     */
    private boolean agreeWithZlib(byte[] packed, int length, String context) {
        byte[] expected = zlib(packed, length);
        byte[] actual = ours(packed, length);
        if (expected != null) {
            assertThat(actual).as(context).isEqualTo(expected);
        } else if (actual != null) {
            assertThat(Arrays.copyOf(actual, length - 1)).as(context).isEqualTo(zlib(packed, length - 1));
        }
        return actual != null;
    }

    /** The first bytes of a stream; null if it is damaged or has not as many. */
    private static byte[] zlib(byte[] packed, int length) {
        Inflater zlib = new Inflater(true);
        byte[] output = new byte[length];
        try {
            zlib.setInput(packed, HEADER, packed.length - HEADER);
            int done = 0;
            while (done < length) {
                int n = zlib.inflate(output, done, length - done);
                if (n == 0) {
                    return null;
                }
                done += n;
            }
            return output;
        } catch (DataFormatException e) {
            return null;
        } finally {
            zlib.end();
        }
    }

    private byte[] ours(byte[] packed, int length) {
        byte[] output = new byte[length];
        try {
            return inflater.inflate(packed, 0, packed.length, output, length) == length ? output : null;
        } catch (DataFormatException e) {
            return null;
        }
    }

    private static List<byte[]> samples(SplittableRandom random, int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        byte[] words = new byte[length];
        byte[] runs = new byte[length];
        byte[] skewed = new byte[length];
        for (int i = 0; i < length; i++) {
            // the square prefers small values, so that codewords of all lengths occur
            double x = random.nextDouble();
            skewed[i] = (byte) (256 * x * x * x * x * x);
            runs[i] = i == 0 || random.nextInt(40) == 0 ? (byte) random.nextInt(256) : runs[i - 1];
            words[i] = i < 60 || random.nextInt(12) == 0
                    ? (byte) ('a' + random.nextInt(26))
                    : words[i - 1 - random.nextInt(Math.min(i, 50))];
        }
        byte[] repeats = new byte[length];
        for (int i = 0; i < length; i += 300) {
            int from = i == 0 ? 0 : random.nextInt(i);
            int end = Math.min(length, i + 300);
            for (int k = i; k < end; k++) {
                repeats[k] = i == 0
                        ? noise[k]
                        : repeats[from + (k - i) % Math.max(1, Math.min(i - from, 1 + random.nextInt(9)))];
            }
        }
        return List.of(noise, words, runs, skewed, repeats);
    }

    private static byte[] deflate(byte[] data, int level, int strategy) {
        Deflater deflater = new Deflater(level);
        deflater.setStrategy(strategy);
        deflater.setInput(data);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }
}
