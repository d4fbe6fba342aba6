package dev.stackyard.corpus.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.RowId;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Flow} does. The oracle is a sort, or a map, of the same records in memory. */
public abstract class FlowContract {

    private static final TableShape PAIRS = TableShape.fixed("pairs", 16);
    private static final TableShape WORDS = TableShape.variable("words");

    /** Runs something with what an engine lends, over an empty corpus. */
    protected abstract void lend(RunContext.ItemTask<RunContext> work) throws IOException;

    /** Makes records of a seed; the tasks of {@link Seeded} make those of one each. */
    private static List<byte[]> records(TableShape shape, long seed, int number) {
        SplittableRandom random = new SplittableRandom(seed);
        int alphabet = 1 + random.nextInt(256);
        List<byte[]> records = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            byte[] record = new byte[shape.isFixed() ? shape.recordBytes() : random.nextInt(60)];
            for (int at = 0; at < record.length; at++) {
                record[at] = (byte) random.nextInt(alphabet);
            }
            records.add(record);
        }
        return records;
    }

    /** Writes records of its number's own to two tables. */
    private record Seeded(long seed, int number) implements Step {

        @Override
        public void run(FlowTask task) throws IOException {
            put(records(PAIRS, seed + task.number(), number), task.output(0));
            put(records(WORDS, seed + task.number(), number), task.output(1));
            task.advance(number, 0);
        }
    }

    private static void put(List<byte[]> records, RecordOutput out) throws IOException {
        for (byte[] record : records) {
            out.putBytes(record, 0, record.length).end();
        }
    }

    private static List<Table> seeded(RunContext context, long seed, int tasks, int number) throws IOException {
        return context.flow().run(Job.of("make", Tasks.numbers(tasks)).writing(PAIRS, WORDS), new Seeded(seed, number));
    }

    private static List<byte[]> oracle(TableShape shape, long seed, int tasks, int number) {
        List<byte[]> all = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            all.addAll(records(shape, seed + task, number));
        }
        all.sort(Arrays::compareUnsigned);
        return all;
    }

    private static List<byte[]> read(Table table) throws IOException {
        List<byte[]> records = new ArrayList<>();
        try (TableCursor cursor = table.read()) {
            while (cursor.next()) {
                records.add(cursor.copyFrom(0));
            }
        }
        return records;
    }

    private static List<String> hex(List<byte[]> records) {
        return records.stream().map(HexFormat.of()::formatHex).toList();
    }

    private static void closeAll(List<Table> tables) throws IOException {
        for (Table table : tables) {
            table.close();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aTableHasTheRecordsOfAllTasksInOrder(long seed) throws IOException {
        lend(context -> {
            List<Table> tables = seeded(context, seed, 7, 1_000);
            for (Table table : tables) {
                List<byte[]> expected = oracle(table.shape(), seed, 7, 1_000);
                assertThat(table.count()).as("seed %d", seed).isEqualTo(expected.size());
                assertThat(hex(read(table))).as("seed %d", seed).isEqualTo(hex(expected));
                assertThat(hex(read(table))).as("seed %d, read again", seed).isEqualTo(hex(expected));
            }
            closeAll(tables);
        });
    }

    /** Counts the records of both inputs by their first bytes. */
    private record CountKeys(int keyBytes) implements Step {

        @Override
        public void run(FlowTask task) throws IOException {
            Map<String, long[]> counts = new TreeMap<>();
            for (int input = 0; input < 2; input++) {
                TableCursor cursor = task.open(input);
                while (cursor.next()) {
                    counts.computeIfAbsent(key(cursor.copyFrom(0), keyBytes), any -> new long[2])[input]++;
                }
            }
            for (Map.Entry<String, long[]> entry : counts.entrySet()) {
                byte[] key = HexFormat.of().parseHex(entry.getKey());
                task.output(0)
                        .putBytes(key, 0, key.length)
                        .putLong(entry.getValue()[0])
                        .putLong(entry.getValue()[1])
                        .end();
            }
        }
    }

    /** The first bytes, with zeros behind a shorter record. */
    private static String key(byte[] record, int keyBytes) {
        return HexFormat.of().formatHex(Arrays.copyOf(record, keyBytes));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void equalKeysMeetInOneTask(long seed) throws IOException {
        int keyBytes = 1 + (int) (seed % 3);
        lend(context -> {
            List<Table> tables = seeded(context, seed, 5, 4_000);
            Table counted = context.flow()
                    .run(
                            Job.of("", Tasks.ranges(keyBytes))
                                    .reading(tables.get(0), tables.get(1))
                                    .writing(TableShape.fixed("counts", keyBytes + 16)),
                            new CountKeys(keyBytes))
                    .get(0);
            Map<String, long[]> expected = new TreeMap<>();
            for (int input = 0; input < 2; input++) {
                int at = input;
                oracle(input == 0 ? PAIRS : WORDS, seed, 5, 4_000)
                        .forEach(record -> expected.computeIfAbsent(key(record, keyBytes), any -> new long[2])[at]++);
            }
            List<String> lines = expected.entrySet().stream()
                    .map(entry ->
                            entry.getKey() + String.format("%016x%016x", entry.getValue()[0], entry.getValue()[1]))
                    .toList();
            assertThat(hex(read(counted))).as("seed %d", seed).isEqualTo(lines);
            counted.close();
            closeAll(tables);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void positionsAreDenseAndThoseOfTheOrder(long seed) throws IOException {
        Step number = task -> {
            TableCursor cursor = task.open(0);
            while (cursor.next()) {
                task.output(0)
                        .putLong(cursor.position())
                        .putBytes(cursor, 0, cursor.length())
                        .end();
            }
        };
        lend(context -> {
            List<Table> tables = seeded(context, seed, 4, 5_000);
            for (Table table : tables) {
                Table numbered = context.flow()
                        .run(
                                Job.of("", Tasks.ranges(2))
                                        .reading(table.numbered())
                                        .writing(TableShape.variable("numbered")),
                                number)
                        .get(0);
                List<byte[]> expected = oracle(table.shape(), seed, 4, 5_000);
                List<String> lines = IntStream.range(0, expected.size())
                        .mapToObj(
                                i -> String.format("%016x", i) + HexFormat.of().formatHex(expected.get(i)))
                        .toList();
                assertThat(hex(read(numbered))).as("seed %d", seed).isEqualTo(lines);
                numbered.close();
            }
            closeAll(tables);
        });
    }

    @Test
    void aPartSeesItsRows() throws IOException {
        List<PartId> parts = IntStream.of(0, 1, 3, 70_000).mapToObj(PartId::new).toList();
        Step write = task -> {
            for (PartId part : parts) {
                for (int row = 0; row < 50 + part.number() % 7; row++) {
                    task.output(0)
                            .putLong(RowId.of(part, row))
                            .putLong(task.part().number())
                            .end();
                }
            }
        };
        Step count = task -> {
            TableCursor ahead = task.open(0);
            TableCursor cursor = task.open(0);
            long rows = 0;
            while (ahead.next()) {
                rows++;
            }
            while (cursor.next()) {
                assertThat(RowId.part(cursor.getLong(0))).isEqualTo(task.part());
                rows++;
            }
            task.output(0).putLong(task.number()).putLong(rows).end();
        };
        lend(context -> {
            Flow flow = context.flow();
            try (Table rows = flow.run(Job.of("", Tasks.parts(parts)).writing(PAIRS), write)
                            .get(0);
                    Table counts = flow.run(
                                    Job.of("", Tasks.parts(parts)).reading(rows).writing(PAIRS), count)
                            .get(0)) {
                assertThat(hex(read(counts)))
                        .isEqualTo(parts.stream()
                                .map(part -> String.format("%016x%016x", part.number(), 8 * (50 + part.number() % 7)))
                                .toList());
            }
        });
    }

    @Test
    void cutsAreWhereTheCallerWantsThem() throws IOException {
        Step write = task -> {
            TableCursor cursor = task.open(0);
            while (cursor.next()) {
                task.output(0).putLong(task.number()).putLong(cursor.getLong(0)).end();
            }
        };
        lend(context -> {
            Flow flow = context.flow();
            Function<Long, byte[]> key =
                    number -> ByteBuffer.allocate(8).putLong(number).array();
            try (Table filled = flow.fill(PAIRS, out -> {
                        for (long i = 99; i >= 0; i--) {
                            out.putLong(i).putLong(i * i).end();
                        }
                    });
                    Table cut = flow.run(
                                    Job.of("", Tasks.cuts(List.of(key.apply(10L), key.apply(10L), key.apply(60L))))
                                            .reading(filled)
                                            .writing(PAIRS),
                                    write)
                            .get(0)) {
                assertThat(hex(read(cut)))
                        .isEqualTo(IntStream.range(0, 100)
                                .mapToObj(i -> String.format("%016x%016x", i < 10 ? 0 : i < 60 ? 2 : 3, i))
                                .toList());
            }
        });
    }

    @Test
    void oneTaskSeesEverythingAndEmptyTablesAreTables() throws IOException {
        Step count = task -> {
            TableCursor cursor = task.open(0);
            assertThat(cursor.next()).isFalse();
            Files.writeString(task.scratch("own").resolve("file"), "text");
            assertThat(task.memoryBytes()).isPositive();
            task.output(0).putLong(7).putLong(task.number()).end();
        };
        lend(context -> {
            Flow flow = context.flow();
            try (Table none = flow.fill(WORDS, out -> {});
                    Table ran = flow.run(Job.of("", Tasks.one()).reading(none).writing(PAIRS, WORDS), count)
                            .get(0)) {
                assertThat(none.count()).isZero();
                assertThat(read(none)).isEmpty();
                assertThat(hex(read(ran))).containsExactly("0000000000000007" + "0000000000000000");
            }
        });
    }

    @Test
    void whatTheUserIsToldIsWhatTheTaskSaid() throws IOException {
        lend(context -> {
            Job job = Job.of("", Tasks.numbers(3)).writing(PAIRS);
            assertThatThrownBy(() -> context.flow().run(job, task -> {
                        throw new UserException("put this right in task " + task.number());
                    }))
                    .isExactlyInstanceOf(UserException.class)
                    .hasMessageMatching("put this right in task [012]");
            assertThatThrownBy(() -> context.flow().run(job, task -> {
                        throw new IOException("file.bin ends at byte 17");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("file.bin ends at byte 17");
            assertThatThrownBy(() -> context.flow()
                            .run(job, task -> task.output(0).putLong(1).end()))
                    .hasMessageContaining("a record of 8 bytes for the table pairs");
        });
    }
}
