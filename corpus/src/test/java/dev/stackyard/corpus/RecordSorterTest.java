package dev.stackyard.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is the JDK's sort of the same records in memory. */
class RecordSorterTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void sortsLikeMemoryWhateverTheWidthAndTheBudget(int seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int width = 1 + random.nextInt(40);
        int number = random.nextInt(30_000);
        int alphabet = 1 + random.nextInt(256);
        long memory = random.nextBoolean() ? 1 << 24 : 1 + random.nextInt(20_000);
        List<byte[]> records = new ArrayList<>();
        try (RecordSorter sorter = new RecordSorter(directory, width, memory, 1 + random.nextInt(3))) {
            try (RecordWriter out = sorter.writer()) {
                for (int i = 0; i < number; i++) {
                    byte[] record = randomBytes(random, width, alphabet);
                    records.add(record);
                    out.putBytes(record, 0, width).end();
                }
            }
            records.sort(Arrays::compareUnsigned);
            String what = "seed " + seed + " width " + width + " memory " + memory;
            assertThat(sorter.count()).as(what).isEqualTo(number);
            assertThat(hex(sorter.read())).as(what).isEqualTo(hex(records));
            assertThat(hex(sorter.read())).as("read again, " + what).isEqualTo(hex(records));
            for (int i = 0; i < 10; i++) {
                byte[] from = randomBytes(random, random.nextInt(width + 1), alphabet);
                byte[] to = randomBytes(random, random.nextInt(width + 1), alphabet);
                assertThat(hex(sorter.read(from, to))).as(what).isEqualTo(hex(between(records, from, to)));
                assertThat(hex(sorter.read(from, null))).as(what).isEqualTo(hex(between(records, from, null)));
            }
        }
        assertNothingIsLeft();
    }

    @Test
    void mergesInSeveralRoundsWhenRunsAreMany() throws IOException {
        SplittableRandom random = new SplittableRandom(99);
        List<byte[]> records = new ArrayList<>();
        try (RecordSorter sorter = new RecordSorter(directory, 8, 80, 1)) {
            try (RecordWriter out = sorter.writer()) {
                for (int i = 0; i < 10_000; i++) {
                    byte[] record = randomBytes(random, 8, 256);
                    records.add(record);
                    out.putBytes(record, 0, 8).end();
                }
            }
            assertThat(files()).as("open runs stay few").isLessThan(600);
            records.sort(Arrays::compareUnsigned);
            assertThat(hex(sorter.read())).isEqualTo(hex(records));
        }
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(longs = {4_000, 1 << 24})
    void takesRecordsFromManyThreadsAndGivesThemToMany(long memory) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try (RecordSorter sorter = new RecordSorter(directory, 9, memory, 4)) {
            List<Callable<Long>> writers = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int number = thread;
                writers.add(() -> {
                    try (RecordWriter out = sorter.writer()) {
                        for (long i = 0; i < 5_000; i++) {
                            out.putLong(i * 4 + number).putByte(number).end();
                        }
                    }
                    return 0L;
                });
            }
            for (Future<Long> written : pool.invokeAll(writers)) {
                written.get();
            }
            Callable<Long> reader = () -> {
                long expected = 0;
                try (RecordCursor cursor = sorter.read()) {
                    while (cursor.next()) {
                        assertThat(cursor.getLong(0)).isEqualTo(expected);
                        assertThat(cursor.getByte(8)).isEqualTo((int) expected % 4);
                        expected++;
                    }
                }
                return expected;
            };
            for (Future<Long> read : pool.invokeAll(List.of(reader, reader, reader, reader))) {
                assertThat(read.get()).isEqualTo(20_000);
            }
        } finally {
            pool.shutdownNow();
        }
        assertNothingIsLeft();
    }

    @Test
    void sortsMillionsOfEqualRecords() throws IOException {
        try (RecordSorter sorter = new RecordSorter(directory, 16, 1 << 20, 1)) {
            try (RecordWriter out = sorter.writer()) {
                for (int i = 0; i < 1_000_000; i++) {
                    out.putLong(7).putLong(7).end();
                }
            }
            assertThat(hex(sorter.read(new byte[] {1}, null))).isEmpty();
            try (RecordCursor cursor = sorter.read()) {
                long count = 0;
                while (cursor.next()) {
                    count++;
                }
                assertThat(count).isEqualTo(1_000_000);
            }
        }
    }

    @Test
    void refusesRecordsOfAnotherWidthAndLateOnes() throws IOException {
        try (RecordSorter sorter = new RecordSorter(directory, 9, 1000, 1)) {
            RecordWriter out = sorter.writer();
            assertThatThrownBy(() -> out.putLong(1).end())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a record of 8 bytes where 9 were declared");
            assertThat(hex(sorter.read())).isEmpty();
            assertThatThrownBy(() -> sorter.add(new byte[9], 0, 1)).isInstanceOf(IllegalStateException.class);
        }
    }

    private static byte[] randomBytes(SplittableRandom random, int length, int alphabet) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (random.nextInt(alphabet) - alphabet / 2);
        }
        return bytes;
    }

    private static List<byte[]> between(List<byte[]> sorted, byte[] from, byte @Nullable [] to) {
        return sorted.stream()
                .filter(record -> Arrays.compareUnsigned(record, from) >= 0)
                .filter(record -> to == null || Arrays.compareUnsigned(record, to) < 0)
                .toList();
    }

    private static List<String> hex(List<byte[]> records) {
        return records.stream().map(HexFormat.of()::formatHex).toList();
    }

    private static List<String> hex(RecordCursor cursor) throws IOException {
        List<String> records = new ArrayList<>();
        try (cursor) {
            while (cursor.next()) {
                int end = cursor.offset() + cursor.recordBytes();
                records.add(HexFormat.of().formatHex(cursor.array(), cursor.offset(), end));
            }
        }
        return records;
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(files()).isZero();
    }
}
