package dev.stackyard.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusVerifierTest {

    @TempDir
    Path directory;

    @BeforeEach
    void writeCorpus() throws IOException {
        TestCorpus.in(directory)
                .repository("octo/cat")
                .file("/a", "some text\n".repeat(500))
                .stub("/b.png", Stub.BINARY)
                .part()
                .repository("octo/dog")
                .file("/c", "other text\n".repeat(500))
                .run();
        new LocalEngine(EngineSettings.defaults(), Progress.NONE).run(corpus(), List.of(new PathLengthStage()));
    }

    private Corpus corpus() {
        return Corpus.at(Storages.of(directory));
    }

    private List<CorpusVerifier.Problem> verify() throws IOException {
        return CorpusVerifier.verify(corpus(), Progress.NONE).problems();
    }

    private record PathLengthStage() implements RowStage {

        static final Column<Long> LENGTH = Column.required("paths", "length", ColumnType.INT64);

        @Override
        public String name() {
            return "paths";
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
            return LayerSchema.of("paths", LENGTH);
        }

        @Override
        public RowFunction open() {
            return (row, out) -> out.set(LENGTH, (long) row.get(FilesLayer.PATH).length());
        }
    }

    @Test
    void aSoundCorpusHasNoProblems() throws IOException {
        CorpusVerifier.Result result = CorpusVerifier.verify(corpus(), Progress.NONE);

        assertThat(result.problems()).isEmpty();
        assertThat(result.files()).isEqualTo(6);
        assertThat(result.rows()).isEqualTo(3);
    }

    @Test
    void aMissingLayerFileIsNamed() throws IOException {
        Files.delete(directory.resolve("paths/part-00001.parquet"));

        assertThat(verify()).isNotEmpty().allSatisfy(problem -> assertThat(problem.file())
                .endsWith("paths/part-00001.parquet"));
    }

    @Test
    void everyTruncationIsFoundAndNamed() throws IOException {
        Path file = directory.resolve("contents/part-00000.parquet");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += Math.max(1, whole.length / 40)) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThat(verify()).as("cut to %d bytes", length).isNotEmpty().anySatisfy(problem -> assertThat(
                            problem.file())
                    .contains("contents/part-00000.parquet"));
        }
    }

    @Test
    void everyFlippedBitIsFound() throws IOException {
        Path file = directory.resolve("files/part-00000.parquet");
        byte[] whole = Files.readAllBytes(file);
        long seed = 20261123;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 60; round++) {
            int position = random.nextInt(whole.length);
            byte[] damaged = whole.clone();
            damaged[position] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            assertThat(verify())
                    .as("seed %d round %d byte %d", seed, round, position)
                    .isNotEmpty();
        }
    }

    @Test
    void aDamagedJournalIsNamed() throws IOException {
        Files.writeString(directory.resolve("corpus.json"), "{\"format\": 1, \"runs\": [");

        assertThat(verify()).singleElement().satisfies(problem -> assertThat(problem.message())
                .contains("corpus.json")
                .contains("line"));
    }
}
