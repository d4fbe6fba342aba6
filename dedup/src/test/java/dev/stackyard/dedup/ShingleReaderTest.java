package dev.stackyard.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle is set arithmetic of the JDK. */
class ShingleReaderTest {

    @TempDir
    Path directory;

    @Test
    void comparesSetsOfAnySizeExactly() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        try (SpillFile sets = new SpillFile(directory.resolve("sets"));
                SpillFile places = new SpillFile(directory.resolve("places"))) {
            long[][] all = new long[40][];
            for (int i = 0; i < all.length; i++) {
                int size = 1 + random.nextInt(i < 30 ? 50 : 60_000);
                all[i] = random.longs(size, 0, 2L * size).sorted().distinct().toArray();
                put(sets, places, i, all[i]);
            }
            ShingleReader reader = new ShingleReader(sets, places);
            for (int a = 0; a < all.length; a++) {
                for (int b = 0; b < all.length; b++) {
                    double expected = jaccard(all[a], all[b]);
                    assertThat(reader.similarity(a, b, 1e-9))
                            .as("%d and %d", a, b)
                            .isEqualTo(expected);
                    assertThat(reader.similarity(a, b, expected))
                            .as("%d and %d, exactly", a, b)
                            .isEqualTo(expected);
                    double above = Math.nextUp(expected);
                    assertThat(reader.similarity(a, b, above))
                            .as("%d and %d, above", a, b)
                            .isLessThan(above);
                }
            }
        }
    }

    private static void put(SpillFile sets, SpillFile places, long rank, long[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length);
        bytes.asLongBuffer().put(values);
        long position = sets.append(bytes);
        places.write(
                ShingleStore.PLACE_BYTES * rank,
                ByteBuffer.allocate(16).putLong(position).putLong(values.length).flip());
    }

    private static double jaccard(long[] a, long[] b) {
        Set<Long> common = new TreeSet<>(Arrays.stream(a).boxed().toList());
        Set<Long> union = new TreeSet<>(common);
        common.retainAll(new TreeSet<>(Arrays.stream(b).boxed().toList()));
        Arrays.stream(b).forEach(union::add);
        return (double) common.size() / union.size();
    }
}
