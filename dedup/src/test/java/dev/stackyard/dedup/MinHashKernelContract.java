package dev.stackyard.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every MinHash kernel promises. */
abstract class MinHashKernelContract {

    static final int HASHES = 120;

    abstract MinHashKernel kernel(int hashes, long seed);

    /** How much larger than that of independent hashes the variance of estimates may be, for sets of this size. */
    abstract double varianceAllowance(int size);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 100, 3_000})
    void orderAndRepetitionChangeNothing(int size) {
        SplittableRandom random = new SplittableRandom(size);
        long[] set = random.longs(size).toArray();
        long[] shuffled = new long[3 * size];
        for (int i = 0; i < shuffled.length; i++) {
            shuffled[i] = set[size - 1 - i % size];
        }
        MinHashKernel kernel = kernel(HASHES, 1);
        assertThat(kernel.signature(shuffled, shuffled.length)).isEqualTo(kernel.signature(set, size));
    }

    @Test
    void writesItsPlacesAndNothingElse() {
        byte[] signature = new byte[HASHES + 2];
        kernel(HASHES, 1).sign(new long[] {1, 2, 3}, 2, signature, 1);
        assertThat(signature[0]).isZero();
        assertThat(signature[HASHES + 1]).isZero();
        assertThat(Arrays.copyOfRange(signature, 1, HASHES + 1))
                .isEqualTo(kernel(HASHES, 1).signature(new long[] {1, 2, 99}, 2));
    }

    @Test
    void anotherSeedGivesAnotherSignature() {
        long[] set = {4, 5, 6};
        assertThat(kernel(HASHES, 1).signature(set, 3))
                .isNotEqualTo(kernel(HASHES, 2).signature(set, 3));
    }

    /** Over many pairs of sets, the estimate's mean is the similarity and its variance that of independent hashes. */
    @ParameterizedTest
    @CsvSource({"10,0.3", "10,0.7", "60,0.5", "60,0.9", "400,0.3", "400,0.7", "400,0.95", "4000,0.7"})
    void estimatesTheSimilarity(int union, double similarity) {
        int trials = union > 1000 ? 300 : 1500;
        SplittableRandom random = new SplittableRandom(union);
        double sum = 0;
        double squares = 0;
        double exact = RandomPair.similarity(union, similarity);
        for (int trial = 0; trial < trials; trial++) {
            double error = estimate(random, union, similarity) - exact;
            sum += error;
            squares += error * error;
        }
        double variance = exact * (1 - exact) / HASHES;
        double allowance = varianceAllowance(union);
        assertThat(sum / trials)
                .as("bias")
                .isBetween(-4 * Math.sqrt(variance * allowance / trials), 4 * Math.sqrt(variance * allowance / trials));
        assertThat(squares / trials)
                .as("variance")
                .isLessThan(variance * allowance * (1 + 4 * Math.sqrt(2.0 / trials)));
    }

    /** The formula of {@link DuplicatesSettings}, within four standard errors. */
    @ParameterizedTest
    @CsvSource({"300,0.5", "300,0.7", "2000,0.3", "2000,0.7"})
    void bandsMeetAsOftenAsTheFormulaSays(int union, double similarity) {
        int trials = 800;
        SplittableRandom random = new SplittableRandom(union);
        MinHashKernel kernel = kernel(HASHES, 5);
        int met = 0;
        for (int trial = 0; trial < trials; trial++) {
            long[][] pair = RandomPair.of(random, union, similarity);
            byte[] a = kernel.signature(pair[0], pair[0].length);
            byte[] b = kernel.signature(pair[1], pair[1].length);
            met += meets(a, b, 5) ? 1 : 0;
        }
        double exact = RandomPair.similarity(union, similarity);
        double expected = 1 - Math.pow(1 - Math.pow(exact + (1 - exact) / 256, 5), HASHES / 5.0);
        double slack = 4 * Math.sqrt(expected * (1 - expected) / trials) + 0.01;
        assertThat((double) met / trials).isBetween(expected - slack, expected + slack);
    }

    private double estimate(SplittableRandom random, int union, double similarity) {
        MinHashKernel kernel = kernel(HASHES, random.nextLong());
        long[][] pair = RandomPair.of(random, union, similarity);
        byte[] a = kernel.signature(pair[0], pair[0].length);
        byte[] b = kernel.signature(pair[1], pair[1].length);
        int equal = 0;
        for (int i = 0; i < HASHES; i++) {
            equal += a[i] == b[i] ? 1 : 0;
        }
        return ((double) equal / HASHES - 1 / 256.0) / (1 - 1 / 256.0);
    }

    static boolean meets(byte[] a, byte[] b, int rows) {
        for (int from = 0; from < a.length; from += rows) {
            if (Arrays.equals(a, from, from + rows, b, from, from + rows)) {
                return true;
            }
        }
        return false;
    }
}
