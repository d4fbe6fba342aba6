package dev.stackyard.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerRoundTripTest {

    private static final String LAYER = "everything";
    private static final Column<String> STRING = Column.nullable(LAYER, "string", ColumnType.STRING);
    private static final Column<ByteSlice> BYTES = Column.nullable(LAYER, "bytes", ColumnType.BYTES);
    private static final Column<Long> LONG = Column.required(LAYER, "long", ColumnType.INT64);
    private static final Column<Double> DOUBLE = Column.nullable(LAYER, "double", ColumnType.FLOAT64);
    private static final Column<Boolean> BOOLEAN = Column.nullable(LAYER, "boolean", ColumnType.BOOLEAN);
    private static final Column<Instant> TIME = Column.nullable(LAYER, "time", ColumnType.TIMESTAMP);
    private static final Column<List<String>> STRINGS = Column.nullable(LAYER, "strings", ColumnType.STRINGS);
    private static final Column<List<String>> REQUIRED_STRINGS =
            Column.required(LAYER, "required_strings", ColumnType.STRINGS);
    private static final Column<List<Span>> SPANS = Column.nullable(LAYER, "spans", ColumnType.SPANS);
    private static final LayerSchema SCHEMA =
            LayerSchema.judging(LAYER, STRING, BYTES, LONG, DOUBLE, BOOLEAN, TIME, STRINGS, REQUIRED_STRINGS, SPANS);
    private static final LayerStamp STAMP = new LayerStamp("test", 3, "00", Map.of("files", "11"));
    private static final PartId PART = new PartId(0);

    @TempDir
    Path directory;

    private record Values(List<@Nullable Object> values) {}

    private static Values random(SplittableRandom random, long index) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(random.nextInt(4) == 0 ? null : "s" + random.nextInt(5));
        byte[] bytes = new byte[random.nextInt(2000)];
        random.nextBytes(bytes);
        values.add(random.nextInt(4) == 0 ? null : ByteSlice.of(bytes));
        values.add(index);
        values.add(random.nextBoolean() ? null : random.nextDouble());
        values.add(random.nextBoolean() ? null : random.nextBoolean());
        values.add(
                random.nextBoolean()
                        ? null
                        : Instant.EPOCH.plusSeconds(random.nextInt()).plusNanos(123_000));
        values.add(random.nextInt(3) == 0 ? null : strings(random));
        values.add(strings(random));
        values.add(random.nextInt(3) == 0 ? null : spans(random));
        values.add(random.nextInt(5) == 0 ? "rule-" + random.nextInt(2) : null);
        values.add(null);
        return new Values(values);
    }

    private static List<String> strings(SplittableRandom random) {
        List<String> strings = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            strings.add("日本 " + random.nextInt(9));
        }
        return strings;
    }

    private static List<Span> spans(SplittableRandom random) {
        List<Span> spans = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int start = random.nextInt(1000);
            spans.add(new Span(start, start + 1 + random.nextInt(9), "kind" + i, "rule"));
        }
        return spans;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the test writes and reads columns by position
    private List<Values> write(Corpus corpus, SplittableRandom random, int rows) throws IOException {
        List<Values> written = new ArrayList<>();
        try (LayerWriter writer = corpus.write(PART, SCHEMA, STAMP)) {
            for (int i = 0; i < rows; i++) {
                Values values = random(random, i);
                written.add(values);
                for (int c = 0; c < SCHEMA.columns().size(); c++) {
                    writer.row()
                            .set(
                                    (Column) SCHEMA.columns().get(c),
                                    values.values().get(c));
                }
                writer.append();
            }
            writer.commit();
        }
        try (LayerWriter files = corpus.write(PART, LayerSchema.of("files", FilesLayer.SRC_ENCODING), STAMP)) {
            for (int i = 0; i < rows; i++) {
                files.append();
            }
            files.commit();
        }
        return written;
    }

    @Test
    void everyTypeComesBackAsWritten() throws IOException {
        for (int rows : new int[] {0, 1, 2, 1000, 30_000}) {
            Corpus corpus = Corpus.at(Storages.of(directory.resolve("rows-" + rows)));
            List<Values> written = write(corpus, new SplittableRandom(rows), rows);
            Corpus reopened = Corpus.at(corpus.storage());

            assertThat(reopened.schema(LAYER)).isEqualTo(SCHEMA);
            assertThat(reopened.stamp(LAYER, PART)).contains(STAMP);
            try (RowCursor cursor = reopened.read(PART, SCHEMA.columns())) {
                assertThat(cursor.rowCount()).isEqualTo(rows);
                for (Values values : written) {
                    assertThat(cursor.next()).isTrue();
                    assertThat(read(cursor.row())).isEqualTo(values.values());
                }
                assertThat(cursor.next()).isFalse();
            }
        }
    }

    private static List<@Nullable Object> read(Row row) {
        List<@Nullable Object> values = new ArrayList<>();
        SCHEMA.columns().forEach(column -> values.add(row.find(column)));
        return values;
    }

    @Test
    void skippingLandsOnTheSameRows() throws IOException {
        Corpus corpus = Corpus.at(Storages.of(directory));
        List<Values> written = write(corpus, new SplittableRandom(7), 30_000);
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 20; round++) {
            try (RowCursor cursor = corpus.read(PART, SCHEMA.columns())) {
                int row = -1;
                while (true) {
                    row += 1 + random.nextInt(random.nextBoolean() ? 3 : 9000);
                    if (row >= written.size()) {
                        break;
                    }
                    cursor.skipTo(row);
                    assertThat(cursor.next()).isTrue();
                    assertThat(cursor.row().index()).isEqualTo(row);
                    assertThat(read(cursor.row())).isEqualTo(written.get(row).values());
                }
            }
        }
    }

    @Test
    void nothingAppearsWithoutACommit() throws IOException {
        Corpus corpus = Corpus.at(Storages.of(directory));
        try (LayerWriter writer = corpus.write(PART, SCHEMA, STAMP)) {
            writer.row().set(LONG, 1L).set(REQUIRED_STRINGS, List.of());
            writer.append();
        }
        try (var files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aForgottenRequiredColumnIsOurBug() throws IOException {
        try (LayerWriter writer = Corpus.at(Storages.of(directory)).write(PART, SCHEMA, STAMP)) {
            writer.row().set(REQUIRED_STRINGS, List.of());
            assertThatThrownBy(writer::append)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("long");
        }
    }

    @Test
    void evidenceIsCutWithoutSplittingACharacter() throws IOException {
        Corpus corpus = Corpus.at(Storages.of(directory));
        try (LayerWriter writer = corpus.write(PART, SCHEMA, STAMP)) {
            writer.row().set(LONG, 1L).set(REQUIRED_STRINGS, List.of());
            writer.row().drop("rule", "x".repeat(199) + "😀😀");
            assertThat(writer.current(LayerSchema.dropEvidence(LAYER))).isEqualTo("x".repeat(199));
        }
    }
}
