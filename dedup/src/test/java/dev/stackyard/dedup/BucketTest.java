package dev.stackyard.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BucketTest {

    private static final int BITS = 120;
    private static final int MOST_PER_CONTENT = Bucket.MOST_PREFERRED + Bucket.MOST_SIMILAR;

    private final CollectedRecords out = new CollectedRecords(17);
    private final SplittableRandom random = new SplittableRandom(4);

    @Test
    void bringsTogetherOnlyWhatSharesABucketAndMayBeSimilar() throws IOException {
        long[] sketch = sketch();
        long[] other = {~sketch[0], ~sketch[1] & mask()};
        Bucket bucket = new Bucket(0.7, BITS, 0);
        add(bucket, 7, 1, sketch);
        add(bucket, 7, 2, other);
        add(bucket, 7, 3, sketch);
        add(bucket, 8, 4, sketch);
        bucket.add(8, 9, sketch[0] ^ 1, sketch[1], Bucket.ANY_REPOSITORY, out);
        assertThat(out.records()).hasSize(2);
        assertPair(out.records().get(0), 3, 1, BITS);
        assertPair(out.records().get(1), 9, 4, BITS - 1);
    }

    @Test
    void contentsOfOneRepositoryAreNoPair() throws IOException {
        long[] sketch = sketch();
        Bucket bucket = new Bucket(0.7, BITS, 0);
        bucket.add(7, 1, sketch[0], sketch[1], 50, out);
        bucket.add(7, 2, sketch[0], sketch[1], 60, out);
        bucket.add(7, 3, sketch[0], sketch[1], 50, out);
        bucket.add(7, 4, sketch[0], sketch[1], 60, out);
        assertThat(out.records()).hasSize(3);
        assertPair(out.records().get(0), 2, 1, BITS);
        assertPair(out.records().get(1), 4, 1, BITS);
        assertPair(out.records().get(2), 4, 3, BITS);
    }

    @Test
    void whatAnotherCorpusKeepsIsRepresentedWhole() throws IOException {
        long[] sketch = sketch();
        Bucket bucket = new Bucket(0.7, BITS, 2);
        add(bucket, 7, 0, sketch);
        add(bucket, 7, 1, sketch);
        add(bucket, 7, 2, sketch);
        assertThat(out.records()).hasSize(2);
        assertPair(out.records().get(0), 2, 0, BITS);
        assertPair(out.records().get(1), 2, 1, BITS);
    }

    @Test
    void aHundredThousandVariantsOfOneFileCostAFewPairsEach() throws IOException {
        long[] base = sketch();
        Bucket bucket = new Bucket(0.7, BITS, 0);
        for (long rank = 0; rank < 100_000; rank++) {
            // two of 120 bits changed: about 0.97 similar
            add(bucket, 1, rank, base[0] ^ 1L << random.nextInt(64), base[1] ^ 1L << random.nextInt(56));
        }
        assertThat(out.records()).hasSizeBetween(99_999, 200_000);
    }

    @Test
    void dissimilarContentsOfOneBucketCostABoundedNumberOfPairs() throws IOException {
        long[] base = sketch();
        Bucket bucket = new Bucket(0.7, BITS, 0);
        for (long rank = 0; rank < 20_000; rank++) {
            // 18 of 120 bits changed at random: no two surely similar, most of them possibly
            long[] sketch = base.clone();
            for (int i = 0; i < 18; i++) {
                int bit = random.nextInt(BITS);
                sketch[bit / 64] ^= 1L << bit;
            }
            add(bucket, 1, rank, sketch);
        }
        Map<Long, Integer> perContent = new HashMap<>();
        for (ByteBuffer pair : out.records()) {
            assertThat(pair.getLong(8)).isLessThan(pair.getLong(0));
            perContent.merge(pair.getLong(0), 1, Integer::sum);
        }
        assertThat(perContent.values()).allMatch(count -> count <= MOST_PER_CONTENT);
    }

    @Test
    void estimatesBracketTheSimilarity() {
        assertThat(BitSketch.estimate(BITS, BITS)).isEqualTo(1);
        assertThat(BitSketch.estimate(BITS / 2, BITS)).isEqualTo(0);
        for (int agreeing = 0; agreeing <= BITS; agreeing++) {
            double estimate = BitSketch.estimate(agreeing, BITS);
            assertThat(BitSketch.atMost(agreeing, BITS)).isGreaterThanOrEqualTo(estimate);
        }
        assertThat(BitSketch.fewestAgreeing(1, BITS)).isEqualTo(BITS);
        assertThat(BitSketch.surelyAgreeing(1, BITS)).isEqualTo(BITS);
        assertThat(BitSketch.fewestAgreeing(0.7, BITS)).isEqualTo(90);
        assertThat(BitSketch.surelyAgreeing(0.7, BITS)).isEqualTo(111);
    }

    private long[] sketch() {
        return new long[] {random.nextLong(), random.nextLong() & mask()};
    }

    private static long mask() {
        return -1L >>> (BitSketch.SIZE - BITS);
    }

    private void add(Bucket bucket, long key, long rank, long... sketch) throws IOException {
        bucket.add(key, rank, sketch[0], sketch[1], Bucket.ANY_REPOSITORY, out);
    }

    private static void assertPair(ByteBuffer pair, long later, long earlier, int agreeing) {
        assertThat(pair.getLong(0)).isEqualTo(later);
        assertThat(pair.getLong(8)).isEqualTo(earlier);
        assertThat(pair.get(16)).isEqualTo((byte) agreeing);
    }
}
