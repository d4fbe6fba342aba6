package dev.stackyard.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShingleSorterTest {

    private final ShingleSorter sorter = new ShingleSorter();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void sortsAndDropsRepetitionsLikeAStream(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            int count = 1 + random.nextInt(round < 190 ? 500 : 50_000);
            int distinct = 1 + random.nextInt(count);
            long[] values = random.longs(distinct).toArray();
            long[] hashes =
                    random.ints(count, 0, distinct).mapToLong(i -> values[i]).toArray();
            check(hashes, "seed " + seed + " round " + round);
        }
    }

    @Test
    void sortsWhatIsNotSpreadEvenly() {
        check(new long[] {0, 0, 0}, "zeros");
        check(new long[] {-1, 0, Long.MIN_VALUE, Long.MAX_VALUE, 1, -1}, "extremes");
        long[] ascending = new long[100_000];
        Arrays.setAll(ascending, i -> i);
        check(ascending, "small numbers");
        long[] alternating = new long[1_000_000];
        Arrays.setAll(alternating, i -> (i % 3) * 4096L);
        check(alternating, "three values that share a slot of the table");
    }

    private void check(long[] hashes, String what) {
        long[] expected = Arrays.stream(hashes).sorted().distinct().toArray();
        int count = sorter.sortDistinct(hashes.clone(), hashes.length);
        assertThat(Arrays.copyOf(sorter.sorted(), count)).as(what).isEqualTo(expected);
    }
}
