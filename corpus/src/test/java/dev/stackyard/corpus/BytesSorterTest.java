package dev.stackyard.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is the JDK's sort of the same records in memory. */
class BytesSorterTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void sortsLikeMemoryWhateverTheWidthsAndTheBudget(int seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int number = random.nextInt(10_000);
        int longest = 1 + random.nextInt(80);
        int alphabet = 1 + random.nextInt(256);
        long memory = random.nextBoolean() ? 1 << 24 : 1 + random.nextInt(30_000);
        String what = "seed " + seed + " longest " + longest + " memory " + memory;
        List<byte[]> records = new ArrayList<>();
        try (BytesSorter sorter = new BytesSorter(directory, memory, 1 + random.nextInt(3))) {
            BytesSorter.Writer out = sorter.writer();
            for (int i = 0; i < number; i++) {
                byte[] record = randomBytes(random, random.nextInt(longest), alphabet);
                records.add(record);
                out.add(record, 0, record.length);
                if (random.nextInt(1_000) == 0) {
                    out.close();
                    out = sorter.writer();
                }
            }
            out.close();
            records.sort(Arrays::compareUnsigned);
            assertThat(hex(sorter.read())).as(what).isEqualTo(hex(records));
            byte[] cut = randomBytes(random, random.nextInt(longest), alphabet);
            List<String> both = hex(sorter.read(new byte[0], cut));
            assertThat(sorter.countBefore(cut)).as(what).isEqualTo(both.size());
            both.addAll(hex(sorter.read(cut, null)));
            assertThat(both).as(what + " cut at " + Arrays.toString(cut)).isEqualTo(hex(records));
            assertThat(sorter.count()).as(what).isEqualTo(number);
        }
        assertNothingIsLeft();
    }

    @Test
    void takesARecordThatIsLargerThanItsMemory() throws IOException {
        byte[] large = new byte[300_000];
        Arrays.fill(large, (byte) 7);
        try (BytesSorter sorter = new BytesSorter(directory, 1_000, 1)) {
            try (BytesSorter.Writer out = sorter.writer()) {
                out.add(new byte[] {9}, 0, 1);
                out.add(large, 0, large.length);
                out.add(new byte[] {5}, 0, 1);
            }
            assertThat(hex(sorter.read())).isEqualTo(hex(List.of(new byte[] {5}, large, new byte[] {9})));
        }
    }

    @Test
    void tellsRecordsApartThatBeginAlikeForLong() throws IOException {
        List<byte[]> records = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            byte[] record = new byte[100 + i % 3];
            record[99] = (byte) (i * 37);
            records.add(record);
        }
        try (BytesSorter sorter = new BytesSorter(directory, 20_000, 1)) {
            try (BytesSorter.Writer out = sorter.writer()) {
                for (byte[] record : records) {
                    out.add(record, 0, record.length);
                }
            }
            records.sort(Arrays::compareUnsigned);
            assertThat(hex(sorter.read())).isEqualTo(hex(records));
        }
    }

    @Test
    void refusesToWriteOnceItIsRead() throws IOException {
        try (BytesSorter sorter = new BytesSorter(directory, 1_000, 1)) {
            sorter.read().close();
            assertThatThrownBy(sorter::writer).isInstanceOf(IllegalStateException.class);
        }
    }

    private static byte[] randomBytes(SplittableRandom random, int length, int alphabet) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt(alphabet);
        }
        return bytes;
    }

    private static List<String> hex(BytesCursor cursor) throws IOException {
        List<String> records = new ArrayList<>();
        try (cursor) {
            while (cursor.next()) {
                int from = cursor.offset();
                records.add(HexFormat.of().formatHex(cursor.array(), from, from + cursor.length()));
            }
        }
        return records;
    }

    private static List<String> hex(List<byte[]> records) {
        return records.isEmpty()
                ? Collections.emptyList()
                : records.stream().map(HexFormat.of()::formatHex).toList();
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }
}
