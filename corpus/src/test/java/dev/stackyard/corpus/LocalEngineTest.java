package dev.stackyard.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalEngineTest {

    private static final Column<Long> LENGTH = Column.nullable("lengths", "length", ColumnType.INT64);
    private static final Column<Boolean> LONGEST = Column.required("longest", "longest", ColumnType.BOOLEAN);
    private static final Column<Long> DOUBLED = Column.nullable("doubled", "doubled", ColumnType.INT64);
    private static final Column<Long> ROWS_BEFORE = Column.required("ordinals", "rows_before", ColumnType.INT64);

    @TempDir
    Path directory;

    /** Wherever the disk becomes full: what was done stays, no temporary file does, and a run with space ends as usual. */
    @Test
    void aFullDiskLosesNothingAndLeavesNothing() throws IOException {
        Path reference = directory.resolve("reference");
        Stage[] stages = {new LengthStage(100, new AtomicInteger()), new DoublingStage(), new LongestStage()};
        twoParts(reference).run(stages);
        SortedMap<String, String> expected = checksums(reference);
        long all = bytesOf(reference, List.of("lengths", "doubled", "longest"));
        int steps = 12;
        for (int step = 0; step < steps; step++) {
            long free = all * step / steps;
            Path disk = directory.resolve("disk-" + step);
            twoParts(disk);
            Corpus full = Corpus.at(new FullDiskStorage(Storages.of(disk), free));
            LocalEngine engine = new LocalEngine(new EngineSettings(1 + step % 3, 64 << 20, 0), Progress.NONE);
            assertThatThrownBy(() -> engine.run(full, List.of(stages)))
                    .as("%d bytes free", free)
                    .hasStackTraceContaining(FullDiskStorage.MESSAGE);
            assertThat(expected.entrySet())
                    .as("%d bytes free", free)
                    .containsAll(checksums(disk).entrySet());
            new LocalEngine(EngineSettings.defaults(), Progress.NONE)
                    .run(Corpus.at(Storages.of(disk)), List.of(stages));
            assertThat(checksums(disk)).as("%d bytes free", free).isEqualTo(expected);
        }
    }

    private static TestCorpus twoParts(Path place) throws IOException {
        TestCorpus corpus = TestCorpus.in(place)
                .repository("octo/cat")
                .file("/a.txt", "alpha\n".repeat(300))
                .file("/b.txt", "beta\n")
                .part()
                .repository("octo/dog")
                .file("/c.txt", "gamma\n".repeat(20))
                .stub("/d.bin", Stub.BINARY);
        corpus.write();
        return corpus;
    }

    private static long bytesOf(Path corpus, List<String> layers) throws IOException {
        long bytes = 0;
        for (String layer : layers) {
            try (Stream<Path> files = Files.list(corpus.resolve(layer))) {
                bytes += files.mapToLong(file -> file.toFile().length()).sum();
            }
        }
        return bytes;
    }

    /** SHA-256 of every file, temporary ones included, the journal with its times left out. */
    private static SortedMap<String, String> checksums(Path corpus) throws IOException {
        SortedMap<String, String> checksums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(corpus)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = corpus.relativize(file).toString();
                if (!name.equals(CorpusJournal.FILE)) {
                    checksums.put(
                            name, Checksums.sha256(Storages.of(corpus), name).sha256());
                }
            }
        }
        return checksums;
    }

    /** Length of the text in bytes; drops the empty ones. */
    private record LengthStage(int longestKept, AtomicInteger rows) implements RowStage {

        @Override
        public String name() {
            return "lengths";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Column<?>> inputs() {
            return List.of(ContentsLayer.CONTENT);
        }

        @Override
        public Object settings() {
            return Map.of("longestKept", longestKept);
        }

        @Override
        public LayerSchema output() {
            return LayerSchema.judging("lengths", LENGTH);
        }

        @Override
        public RowFunction open() {
            return (row, out) -> {
                rows.incrementAndGet();
                ByteSlice text = row.text();
                if (text != null) {
                    out.set(LENGTH, (long) text.length());
                    if (text.length() > longestKept) {
                        out.drop("too-long", text.length() + " > " + longestKept);
                    }
                }
            };
        }
    }

    /** Reads what the stage before it has just written. */
    private record DoublingStage() implements RowStage {

        @Override
        public String name() {
            return "doubled";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Column<?>> inputs() {
            return List.of(LENGTH);
        }

        @Override
        public Object settings() {
            return Map.of();
        }

        @Override
        public LayerSchema output() {
            return LayerSchema.of("doubled", DOUBLED);
        }

        @Override
        public RowFunction open() {
            return (row, out) -> {
                Long length = row.find(LENGTH);
                out.set(DOUBLED, length == null ? null : Long.valueOf(2 * length));
            };
        }
    }

    /** Marks the longest file of each repository. */
    private record LongestStage() implements RepositoryStage {

        @Override
        public String name() {
            return "longest";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Column<?>> inputs() {
            return List.of(ContentsLayer.CONTENT);
        }

        @Override
        public Object settings() {
            return Map.of();
        }

        @Override
        public LayerSchema output() {
            return LayerSchema.of("longest", LONGEST);
        }

        @Override
        public RepositoryFunction open() {
            List<Integer> lengths = new ArrayList<>();
            return new RepositoryFunction() {
                @Override
                public void observe(Row row) {
                    ByteSlice text = row.text();
                    lengths.add(text == null ? 0 : text.length());
                }

                @Override
                public void finish(RowAppender out) {
                    int longest =
                            lengths.stream().mapToInt(Integer::intValue).max().orElse(0);
                    lengths.forEach(length -> out.append().set(LONGEST, length == longest));
                    lengths.clear();
                }
            };
        }
    }

    /** Numbers all rows of the corpus. */
    private record OrdinalStage(AtomicInteger runs) implements GlobalStage {

        @Override
        public String name() {
            return "ordinals";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Column<?>> inputs() {
            return List.of(FilesLayer.PATH);
        }

        @Override
        public Object settings() {
            return Map.of();
        }

        @Override
        public LayerSchema output() {
            return LayerSchema.of("ordinals", ROWS_BEFORE);
        }

        @Override
        public void run(RunContext context) throws IOException {
            runs.incrementAndGet();
            Files.writeString(context.scratch("spill").resolve("x"), "x");
            long before = 0;
            for (PartId part : context.corpus().parts()) {
                try (LayerWriter writer = context.write(part)) {
                    for (long i = 0; i < context.corpus().rowCount(part); i++) {
                        writer.row().set(ROWS_BEFORE, before++);
                        writer.append();
                    }
                    writer.commit();
                }
            }
        }
    }

    private TestCorpus corpus() {
        return TestCorpus.in(directory)
                .repository("octo/cat")
                .file("/a", "four")
                .file("/b", "")
                .stub("/c.png", Stub.BINARY)
                .repository("octo/dog")
                .file("/z", "longer text")
                .part()
                .repository("octo/emu")
                .file("/latin1", new byte[] {'c', 'a', 'f', (byte) 0xE9}, "ISO-8859-1");
    }

    @Test
    void fusedRowStagesReadEachOther() throws IOException {
        TestCorpus corpus = corpus().run(new LengthStage(10, new AtomicInteger()), new DoublingStage());

        assertThat(corpus.column(LENGTH)).containsExactly(4L, 0L, null, 11L, 5L);
        assertThat(corpus.column(DOUBLED)).containsExactly(8L, 0L, null, 22L, 10L);
        assertThat(corpus.drops("lengths")).containsEntry("octo/dog:/z", "too-long");
        assertThat(corpus.corpus().dropCounts("lengths", new PartId(0))).isEqualTo(Map.of("too-long", 1L));
    }

    @Test
    void repositoryStagesSeeOneRepositoryAtATime() throws IOException {
        TestCorpus corpus = corpus().run(new LengthStage(10, new AtomicInteger()), new LongestStage());

        assertThat(corpus.column(LONGEST)).containsExactly(true, false, false, true, true);
    }

    @Test
    void aLayerThatIsDoneIsNotDoneAgain() throws IOException {
        AtomicInteger rows = new AtomicInteger();
        TestCorpus corpus = corpus().run(new LengthStage(10, rows));
        assertThat(rows).hasValue(5);

        corpus.run(new LengthStage(10, rows));
        assertThat(rows).hasValue(5);

        corpus.run(new LengthStage(3, rows));
        assertThat(rows).hasValue(10);
        assertThat(corpus.drops("lengths")).containsEntry("octo/cat:/a", "too-long");
    }

    @Test
    void aStaleLayerMakesItsReadersStale() throws IOException {
        TestCorpus corpus = corpus().run(new LengthStage(10, new AtomicInteger()), new DoublingStage());
        String before =
                corpus.corpus().stamp("doubled", new PartId(0)).orElseThrow().fingerprint();

        corpus.run(new LengthStage(3, new AtomicInteger()), new DoublingStage());

        assertThat(corpus.corpus().stamp("doubled", new PartId(0)).orElseThrow().fingerprint())
                .isNotEqualTo(before);
    }

    @Test
    void globalStagesRunOnceAndLeaveNoScratch() throws IOException {
        AtomicInteger runs = new AtomicInteger();
        TestCorpus corpus = corpus().run(new OrdinalStage(runs)).run(new OrdinalStage(runs));

        assertThat(corpus.column(ROWS_BEFORE)).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(runs).hasValue(1);
        try (var files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(p -> p.getFileName().toString()))
                    .allMatch(name -> name.endsWith(".parquet") || name.equals("corpus.json"));
        }
    }

    @Test
    void theJournalRecordsStagesInOrderWithTheirDrops() throws IOException {
        TestCorpus corpus =
                corpus().run(new LengthStage(10, new AtomicInteger()), new OrdinalStage(new AtomicInteger()));

        CorpusJournal journal = CorpusJournal.read(corpus.corpus());

        assertThat(journal.runs()).extracting(CorpusJournal.StageRun::stage).containsExactly("lengths", "ordinals");
        assertThat(journal.drops()).isEqualTo(Map.of("lengths/too-long", 1L));
        assertThat(journal.layers().get("files").get("part-00001").rows()).isEqualTo(1);
    }

    @Test
    void aStageCutOffBeforeTheJournalIsRecordedByTheNextRun() throws IOException {
        TestCorpus corpus = corpus().run(new LengthStage(10, new AtomicInteger()));
        Files.delete(directory.resolve(CorpusJournal.FILE));

        corpus.run(new LengthStage(10, new AtomicInteger())).run(new LengthStage(10, new AtomicInteger()));

        assertThat(CorpusJournal.read(corpus.corpus()).runs())
                .extracting(CorpusJournal.StageRun::stage)
                .containsExactly("lengths");
    }

    @Test
    void aStageReadingAMissingLayerIsToldWhichOne() {
        assertThatThrownBy(() -> corpus().run(new DoublingStage()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("reads the layer lengths");
    }

    @Test
    void aFailingStageNamesTheRow() {
        RowStage broken = new FailingStage();
        assertThatThrownBy(() -> corpus().run(broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("failing")
                .hasMessageContaining("part-0000")
                .hasMessageContaining("octo/");
    }

    private record FailingStage() implements RowStage {

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Column<?>> inputs() {
            return List.of(FilesLayer.PATH);
        }

        @Override
        public Object settings() {
            return Map.of();
        }

        @Override
        public LayerSchema output() {
            return LayerSchema.of("failing", Column.nullable("failing", "x", ColumnType.STRING));
        }

        @Override
        public RowFunction open() {
            return (row, out) -> {
                throw new ArithmeticException("no");
            };
        }
    }

    @Test
    void threadsDoNotChangeBytes() throws IOException {
        TestCorpus one = TestCorpus.in(directory.resolve("one"));
        TestCorpus four = TestCorpus.in(directory.resolve("four"));
        for (TestCorpus corpus : List.of(one, four)) {
            for (int part = 0; part < 6; part++) {
                corpus.part()
                        .repository("r/" + part)
                        .file("/f", "x".repeat(part))
                        .file("/g", "y");
            }
        }
        LengthStage stage = new LengthStage(3, new AtomicInteger());
        one.run(new EngineSettings(1, 64 << 20, 0), stage);
        four.run(new EngineSettings(4, 64 << 20, 0), stage);

        for (PartId part : one.corpus().parts()) {
            String file = Corpus.layerFile("lengths", part);
            assertThat(Checksums.sha256(one.corpus().storage(), file))
                    .isEqualTo(Checksums.sha256(four.corpus().storage(), file));
        }
    }
}
