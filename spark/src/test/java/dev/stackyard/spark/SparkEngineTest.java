package dev.stackyard.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Checksums;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.EngineProvider;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LocalEngine;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.RowStage;
import dev.stackyard.corpus.Stage;
import dev.stackyard.corpus.StageFactory;
import dev.stackyard.corpus.TestCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkEngineTest {

    private static final EngineSettings SETTINGS = new EngineSettings(2, 64L << 20, 0);

    @TempDir
    Path directory;

    private record LengthStage(String failOn) implements RowStage {

        private static final Column<Long> LENGTH = Column.nullable("lengths", "length", ColumnType.INT64);

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
            return Map.of("failOn", failOn);
        }

        @Override
        public LayerSchema output() {
            return LayerSchema.of("lengths", LENGTH);
        }

        @Override
        public RowFunction open() {
            return (row, out) -> {
                ByteSlice text = row.text();
                if (text != null && text.decodeUtf8().equals(failOn)) {
                    throw new IllegalArgumentException("cannot stand " + failOn);
                }
                out.set(LENGTH, text == null ? null : Long.valueOf(text.length()));
            };
        }
    }

    private record LengthFactory(String failOn) implements StageFactory {

        @Override
        public Stage create(String stageName) {
            return new LengthStage(failOn);
        }
    }

    private Corpus corpus(String name) throws IOException {
        TestCorpus corpus = TestCorpus.in(directory.resolve(name));
        for (int part = 0; part < 5; part++) {
            corpus.part()
                    .repository("octo/" + part)
                    .file("/a", "x".repeat(part + 1))
                    .file("/b", "poison");
        }
        return corpus.corpus();
    }

    private static void runOnSpark(Corpus corpus, LengthFactory factory) throws IOException {
        EngineProvider provider =
                ServiceLoader.load(EngineProvider.class).findFirst().orElseThrow();
        assertThat(provider.name()).isEqualTo("spark");
        try (EngineProvider.OpenEngine open = provider.open("local[2]", factory, SETTINGS, Progress.NONE)) {
            open.engine().run(corpus, List.of(factory.create("lengths")));
        }
    }

    @Test
    void givesTheBytesOfTheLocalEngine() throws IOException {
        Corpus local = corpus("local");
        Corpus spark = corpus("spark");

        new LocalEngine(SETTINGS, Progress.NONE).run(local, List.of(new LengthStage("")));
        runOnSpark(spark, new LengthFactory(""));

        assertThat(spark.parts("lengths")).hasSize(6).isEqualTo(local.parts("lengths"));
        for (PartId part : local.parts()) {
            String file = Corpus.layerFile("lengths", part);
            assertThat(Checksums.sha256(spark.storage(), file)).isEqualTo(Checksums.sha256(local.storage(), file));
        }
    }

    @Test
    void aFailureOnAWorkerNamesTheRow() throws IOException {
        Corpus corpus = corpus("failing");

        assertThatThrownBy(() -> runOnSpark(corpus, new LengthFactory("poison")))
                .hasMessageContaining("lengths")
                .hasMessageContaining("octo/")
                .hasMessageContaining("/b");
    }
}
