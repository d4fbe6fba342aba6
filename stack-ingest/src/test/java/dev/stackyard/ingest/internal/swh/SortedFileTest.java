package dev.stackyard.ingest.internal.swh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.BytesSorter;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.flow.TableCursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a sorted set in memory; keys share prefixes, so that blocks begin inside of what is looked for. */
class SortedFileTest {

    @TempDir
    Path scratch;

    private static byte[] bytes(SplittableRandom random, int longest) {
        byte[] bytes = new byte[1 + random.nextInt(longest)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt(i < 3 ? 4 : 256);
        }
        return bytes;
    }

    private SortedFile write(NavigableSet<byte[]> records) throws IOException {
        Storage storage = Storages.of(scratch);
        Path runs = Files.createDirectories(scratch.resolve("runs"));
        try (BytesSorter sorter = new BytesSorter(runs, 1 << 16, 1)) {
            try (BytesSorter.Writer out = sorter.writer()) {
                for (byte[] record : records.descendingSet()) {
                    out.add(record, 0, record.length);
                }
            }
            SortedFile.write(storage, "file", TableCursor.of(sorter.read()));
        }
        return SortedFile.open(storage, "file");
    }

    private static NavigableSet<byte[]> records(SplittableRandom random) {
        NavigableSet<byte[]> records = new TreeSet<>(Arrays::compareUnsigned);
        int count = random.nextInt(20_000);
        for (int i = 0; i < count; i++) {
            records.add(bytes(random, 200));
        }
        return records;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void seeksToTheFirstRecordThatIsNotBefore(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        NavigableSet<byte[]> records = records(random);
        NavigableSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
        for (int i = 0; i < 300; i++) {
            keys.add(bytes(random, 30));
        }
        records.stream().limit(50).forEach(keys::add);
        SortedFile file = write(records);
        assertThat(file.records()).isEqualTo(records.size());
        try (SortedFile.Cursor cursor = file.cursor()) {
            for (byte[] key : keys) {
                byte[] expected = records.ceiling(key);
                boolean found = cursor.seek(key, key.length);
                assertThat(found)
                        .as("seed %d, key %s", seed, HexFormat.of().formatHex(key))
                        .isEqualTo(expected != null);
                if (found) {
                    assertThat(Arrays.copyOfRange(cursor.array(), cursor.offset(), cursor.offset() + cursor.length()))
                            .as("seed %d, key %s", seed, HexFormat.of().formatHex(key))
                            .isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void everyCutIsNoticed(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        write(records(random));
        Path file = scratch.resolve("file");
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < 50; i++) {
            Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length)));
            assertThatThrownBy(() -> SortedFile.open(Storages.of(scratch), "file"))
                    .as("seed %d, cut %d", seed, i)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(file.toString());
        }
    }
}
