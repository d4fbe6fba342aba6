package dev.stackyard.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundlesTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 7", "7, 7", "8, 7", "60000, 4000", "12345, 4000", "2147483647, 3"})
    void eachTaskIsInOneBundleAndBundlesAreAlike(int tasks, int most) {
        Bundles bundles = new Bundles(tasks, most);
        assertThat(bundles.numPartitions()).isEqualTo(Math.min(tasks, most));
        assertThat(bundles.areLarge()).isEqualTo(tasks > most);
        assertThat(bundles.first(0)).isZero();
        assertThat(bundles.first(bundles.numPartitions())).isEqualTo(tasks);
        for (int partition = 0; partition < bundles.numPartitions(); partition++) {
            int first = bundles.first(partition);
            int last = bundles.first(partition + 1) - 1;
            assertThat(bundles.getPartition(first)).isEqualTo(partition);
            assertThat(bundles.getPartition(last)).isEqualTo(partition);
            assertThat(last - first + 1)
                    .isBetween(tasks / bundles.numPartitions(), tasks / bundles.numPartitions() + 1);
        }
    }
}
