package dev.stackyard.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastSimilarityKernelTest extends MinHashKernelContract {

    @Override
    MinHashKernel kernel(int hashes, long seed) {
        return new FastSimilarityKernel(hashes, seed);
    }

    @Override
    double varianceAllowance(int size) {
        return 1;
    }

    /** The paper's figure 1, written down without a thought for speed. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50, 119, 120, 121, 1_000})
    void followsThePaper(int size) {
        for (int hashes : new int[] {1, 4, 120, 300}) {
            long[] set = new SplittableRandom(size).longs(size).toArray();
            assertThat(kernel(hashes, 9).signature(set, size))
                    .as("%d places", hashes)
                    .isEqualTo(byThePaper(set, hashes, 9));
        }
    }

    private static byte[] byThePaper(long[] set, int hashes, long seed) {
        TreeMap<Integer, Long> sketch = new TreeMap<>();
        int random = hashes + hashes % 2;
        for (int round = 0; round < random && sketch.size() < hashes; round++) {
            for (long element : set) {
                long hash = hash(element, seed, round - round % 2) >>> (round % 2 == 0 ? 32 : 0);
                long thrown = (hash & 0xFFFFFFFFL) * hashes;
                sketch.merge((int) (thrown >> 32), ((long) round << 21) + (thrown % (1L << 32) >> 11), Math::min);
            }
        }
        for (int place = 0; place < hashes; place++) {
            for (long element : set) {
                long value = ((long) (random + place) << 21) + (hash(element, seed, hashes + place) >>> 43);
                sketch.merge(place, value, Math::min);
            }
        }
        byte[] signature = new byte[hashes];
        sketch.forEach((place, value) -> signature[place] = value.byteValue());
        return signature;
    }

    /** By way of a number of any size. */
    private static long hash(long element, long seed, int round) {
        long odd = mix(seed + (round + 1) * 0x9E3779B97F4A7C15L) | 1;
        return BigInteger.valueOf(element).multiply(BigInteger.valueOf(odd)).longValue();
    }

    private static long mix(long x) {
        long y = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }

    /** Signatures are on disk: whoever changes this must raise {@link SignaturesStage#version}. */
    @Test
    void staysTheSame() {
        byte[] text = "public static void main(String[] arguments) { System.out.println(1 + 1); }"
                .getBytes(StandardCharsets.US_ASCII);
        Shingler shingler = new Shingler(5);
        int count = shingler.shingle(text, 0, text.length);
        byte[] signature = kernel(16, 0).signature(shingler.shingles(), count);
        assertThat(HexFormat.of().formatHex(signature)).isEqualTo("9f6f10b09a9f96a522bf24870559a153");
    }
}
