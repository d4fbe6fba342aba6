package dev.stackyard.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.RecordCursor;
import dev.stackyard.corpus.RecordSorter;
import dev.stackyard.corpus.RecordWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketTest {

    private static final int BITS = 120;
    private static final int MOST_PER_CONTENT = Bucket.MOST_PREFERRED + Bucket.MOST_SIMILAR;

    @TempDir
    Path directory;

    private final SplittableRandom random = new SplittableRandom(4);

    @Test
    void bringsTogetherOnlyWhatSharesABucketAndMayBeSimilar() throws IOException {
        long[] sketch = sketch();
        long[] other = {~sketch[0], ~sketch[1] & mask()};
        try (RecordSorter pairs = sorter()) {
            try (RecordWriter out = pairs.writer()) {
                Bucket bucket = new Bucket(0.7, BITS);
                bucket.add(7, 1, sketch[0], sketch[1], out);
                bucket.add(7, 2, other[0], other[1], out);
                bucket.add(7, 3, sketch[0], sketch[1], out);
                bucket.add(8, 4, sketch[0], sketch[1], out);
                bucket.add(8, 9, sketch[0] ^ 1, sketch[1], out);
            }
            try (RecordCursor cursor = pairs.read()) {
                assertPair(cursor, 3, 1, BITS);
                assertPair(cursor, 9, 4, BITS - 1);
                assertThat(cursor.next()).isFalse();
            }
        }
    }

    @Test
    void aHundredThousandVariantsOfOneFileCostAFewPairsEach() throws IOException {
        long[] base = sketch();
        try (RecordSorter pairs = sorter()) {
            try (RecordWriter out = pairs.writer()) {
                Bucket bucket = new Bucket(0.7, BITS);
                for (long rank = 0; rank < 100_000; rank++) {
                    // two of 120 bits changed: about 0.97 similar
                    bucket.add(1, rank, base[0] ^ 1L << random.nextInt(64), base[1] ^ 1L << random.nextInt(56), out);
                }
            }
            assertThat(pairs.count()).isBetween(99_999L, 200_000L);
        }
    }

    @Test
    void dissimilarContentsOfOneBucketCostABoundedNumberOfPairs() throws IOException {
        long[] base = sketch();
        try (RecordSorter pairs = sorter()) {
            try (RecordWriter out = pairs.writer()) {
                Bucket bucket = new Bucket(0.7, BITS);
                for (long rank = 0; rank < 20_000; rank++) {
                    // 18 of 120 bits changed at random: no two surely similar, most of them possibly
                    long[] sketch = base.clone();
                    for (int i = 0; i < 18; i++) {
                        int bit = random.nextInt(BITS);
                        sketch[bit / 64] ^= 1L << bit;
                    }
                    bucket.add(1, rank, sketch[0], sketch[1], out);
                }
            }
            Map<Long, Integer> perContent = new HashMap<>();
            try (RecordCursor cursor = pairs.read()) {
                while (cursor.next()) {
                    assertThat(cursor.getLong(CandidateSearch.EARLIER))
                            .isLessThan(cursor.getLong(CandidateSearch.LATER));
                    perContent.merge(cursor.getLong(CandidateSearch.LATER), 1, Integer::sum);
                }
            }
            assertThat(perContent.values()).allMatch(count -> count <= MOST_PER_CONTENT);
        }
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

    private RecordSorter sorter() {
        return new RecordSorter(directory, CandidateSearch.PAIRS_BYTES, 1 << 24, 1);
    }

    private static void assertPair(RecordCursor cursor, long later, long earlier, int agreeing) throws IOException {
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.getLong(CandidateSearch.LATER)).isEqualTo(later);
        assertThat(cursor.getLong(CandidateSearch.EARLIER)).isEqualTo(earlier);
        assertThat(cursor.getByte(CandidateSearch.AGREEING)).isEqualTo(agreeing);
    }
}
