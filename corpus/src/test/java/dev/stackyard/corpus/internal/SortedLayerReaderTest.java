package dev.stackyard.corpus.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.CountingStorage;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortedLayerReaderTest {

    private static final String NAME = "sorted/part-00000.parquet";
    private static final Column<String> KEY = Column.required("sorted", "key", ColumnType.STRING);
    private static final Column<Long> NUMBER = Column.required("sorted", "number", ColumnType.INT64);
    private static final Column<List<String>> TAGS = Column.required("sorted", "tags", ColumnType.STRINGS);
    private static final int ROWS = 150_000;

    @TempDir
    Path directory;

    private Storage storage;

    /** Keys are even numbers, each three times, with much behind them that does not compress. */
    @BeforeEach
    void writeLayer() throws IOException {
        storage = new LocalStorage(directory);
        LayerStamp stamp = new LayerStamp("test", 1, "none", Map.of());
        SplittableRandom random = new SplittableRandom(1);
        try (LayerWriter writer = ParquetLayerWriter.open(
                storage, NAME, LayerSchema.of("sorted", KEY, NUMBER, TAGS), stamp, footer -> {})) {
            for (int i = 0; i < ROWS; i++) {
                writer.row()
                        .set(KEY, key(i / 3 * 2) + ";" + random.nextLong())
                        .set(NUMBER, (long) i)
                        .set(TAGS, i % 2 == 0 ? List.of() : List.of("a", Long.toString(random.nextLong())));
                writer.append();
            }
            writer.commit();
        }
    }

    private static String key(int number) {
        return String.format(Locale.ROOT, "%08d", number);
    }

    @Test
    void findsAllRowsOfAKeyAndTheirOtherColumns() throws IOException {
        for (int i : new int[] {0, 1, 700, 24_999, ROWS / 3 - 1}) {
            assertThat(numbers(storage, key(2 * i))).containsExactly(3L * i, 3L * i + 1, 3L * i + 2);
        }
    }

    @Test
    void findsNothingWhereThereIsNothing() throws IOException {
        assertThat(numbers(storage, key(1))).isEmpty();
        assertThat(numbers(storage, key(99_999_999))).isEmpty();
        assertThat(numbers(storage, "")).isEmpty();
    }

    @Test
    void readsAFewPagesOnly() throws IOException {
        CountingStorage counting = new CountingStorage(storage);
        assertThat(numbers(counting, key(20_000))).hasSize(3);
        try (Storage.Reader file = storage.open(NAME)) {
            assertThat(counting.bytes()).isLessThan(file.size() / 3);
        }
    }

    private static List<Long> numbers(Storage storage, String key) throws IOException {
        List<Long> found = new ArrayList<>();
        SortedLayerReader.forEach(storage, NAME, List.of(KEY, NUMBER, TAGS), KEY, key + ";", key + "<", row -> {
            assertThat(row.get(TAGS)).hasSize(row.get(NUMBER) % 2 == 0 ? 0 : 2);
            found.add(row.get(NUMBER));
        });
        return found;
    }
}
