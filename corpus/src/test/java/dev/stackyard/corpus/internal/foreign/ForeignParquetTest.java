package dev.stackyard.corpus.internal.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignParquetTest {

    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("message any {"
            + " optional binary text (STRING); optional int32 small; optional int64 large; optional double number;"
            + " optional boolean flag; optional int32 day (DATE); optional int64 micros (TIMESTAMP(MICROS,true));"
            + " optional int64 nanos (TIMESTAMP(NANOS,false)); optional int96 spark; repeated int32 many; }");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("foreign.parquet");
        SimpleGroupFactory rows = new SimpleGroupFactory(SCHEMA);
        ByteBuffer int96 = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        // Julian day 2,440,589 is 2 January 1970
        int96.putLong(1_500_000_000L).putInt(2_440_589);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(SCHEMA)
                .withConf(new PlainParquetConfiguration())
                .build()) {
            writer.write(rows.newGroup()
                    .append("text", "caf\u00e9")
                    .append("small", -1)
                    .append("large", 1L << 40)
                    .append("number", 0.5)
                    .append("flag", true)
                    .append("day", 1)
                    .append("micros", 1L)
                    .append("nanos", 1L)
                    .append("spark", Binary.fromConstantByteArray(int96.array())));
            writer.write(rows.newGroup());
        }
    }

    private List<Map<String, Object>> read(List<String> columns) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        StorageFile place = StorageFile.of(file.toString());
        try (ForeignParquet parquet = ForeignParquet.open(place.storage(), place.name())) {
            parquet.read(0, parquet.groupRows().size(), Set.copyOf(columns), new RowHandler() {
                @Override
                public void element(Fields row, Fields element) {
                    throw new AssertionError("no column is a list of structs");
                }

                @Override
                public void row(long number, Fields row) {
                    assertThat(number).isEqualTo(rows.size());
                    Map<String, Object> values = new HashMap<>();
                    for (String column : columns) {
                        Object value = row.scalar(column);
                        if (value != null) {
                            values.put(column, value);
                        }
                    }
                    rows.add(values);
                }
            });
        }
        return rows;
    }

    @Test
    void typesMeanWhatTheirWriterMeant() throws IOException {
        assertThat(read(List.of(
                        "text", "small", "large", "number", "flag", "day", "micros", "nanos", "spark", "absent")))
                .containsExactly(
                        Map.of(
                                "text",
                                "caf\u00e9",
                                "small",
                                -1L,
                                "large",
                                1L << 40,
                                "number",
                                0.5,
                                "flag",
                                true,
                                "day",
                                Instant.parse("1970-01-02T00:00:00Z"),
                                "micros",
                                Instant.parse("1970-01-01T00:00:00.000001Z"),
                                "nanos",
                                Instant.parse("1970-01-01T00:00:00.000000001Z"),
                                "spark",
                                Instant.parse("1970-01-02T00:00:01.500Z")),
                        Map.of());
    }

    @Test
    void columnsThatAreNotThereAreRefused() {
        assertThatThrownBy(() -> read(List.of("absent", "gone")))
                .isInstanceOf(CorpusFormatException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("none of the columns [absent, gone]");
    }

    @Test
    void aListOfNumbersIsNoValue() throws IOException {
        assertThat(read(List.of("small", "many"))).containsExactly(Map.of("small", -1L), Map.of());
    }

    @Test
    void aPageThatTheHeapCannotHoldIsRefusedWithWhatToDo() throws IOException {
        StorageFile place = StorageFile.of(file.toString());
        try (ForeignParquet small = ForeignParquet.open(place.storage(), place.name(), 10)) {
            assertThatThrownBy(() -> small.read(0, 1, Set.of("text"), new RowHandler() {
                        @Override
                        public void element(Fields row, Fields element) {}

                        @Override
                        public void row(long number, Fields row) {}
                    }))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining(file + ": a page of the column text takes ")
                    .hasMessageContaining("set STACKYARD_OPTS=-Xmx")
                    .hasMessageContaining("leave out the row");
        }
    }

    @Test
    void whatIsNoParquetIsRefused() throws IOException {
        Files.writeString(file, "PAR1 and nothing more that Parquet would know");
        assertThatThrownBy(() -> read(List.of("text")))
                .isInstanceOf(CorpusFormatException.class)
                .hasMessageContaining(file.toString());
    }
}
