package dev.stackyard.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.RowStage;
import dev.stackyard.corpus.Stub;
import dev.stackyard.corpus.TestCorpus;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityStageTest {

    private static final String CODE = "def add(first, second):\n    return first + second\n";

    @TempDir
    private Path directory;

    /** Stands in for the languages stage: knows a few extensions. */
    private static final class Languages implements RowStage {

        private static final Map<String, String> BY_EXTENSION =
                Map.of("py", "Python", "html", "HTML", "txt", "Text", "json", "JSON");

        @Override
        public String name() {
            return "languages";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Column<?>> inputs() {
            return List.of(FilesLayer.EXTENSION);
        }

        @Override
        public LayerSchema output() {
            return LanguagesLayer.SCHEMA;
        }

        @Override
        public Object settings() {
            return Map.of();
        }

        @Override
        public RowFunction open() {
            return (row, out) -> out.set(LanguagesLayer.LANGUAGE, BY_EXTENSION.get(row.get(FilesLayer.EXTENSION)))
                    .set(LanguagesLayer.IS_VENDOR, false)
                    .set(LanguagesLayer.IS_GENERATED, false)
                    .set(LanguagesLayer.IS_DOCUMENTATION, false);
        }
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private TestCorpus corpus(String name) {
        return TestCorpus.in(directory.resolve(name))
                .repository("octo/cat")
                .file("/add.py", CODE)
                .file("/README.txt", "Some words about adding.\n")
                .file("/data.json", "{\"some key\": 1}\n".repeat(600))
                .file("/latin.py", ("# caf\u00E9\n" + CODE).getBytes(StandardCharsets.ISO_8859_1), "ISO-8859-1")
                .stub("/logo.png", Stub.BINARY)
                .repository("acme/rockets")
                .file("/add.py", CODE + "# and more\n");
    }

    @Test
    void writesSignalsAndVerdictsOfACorpus() throws IOException {
        TestCorpus corpus = corpus("a").run(new Languages(), new QualityStage(QualitySettings.defaults()));
        assertThat(corpus.drops(QualityLayer.NAME))
                .containsEntry("octo/cat:/add.py", null)
                .containsEntry("octo/cat:/README.txt", null)
                .containsEntry("octo/cat:/data.json", "data-too-long")
                .containsEntry("octo/cat:/logo.png", null)
                .containsEntry("acme/rockets:/add.py", null);
        Map<String, Long> lengths = corpus.byPath(QualityLayer.NUM_CHARACTERS);
        assertThat(lengths).containsEntry("octo/cat:/latin.py", (long) CODE.length() + 7);
        assertThat(lengths).containsEntry("octo/cat:/logo.png", null);
    }

    @Test
    void optOutsComeFirstAndHoldForStubs() throws IOException {
        Path list = file("list.txt", "OCTO\n");
        QualityStage stage = new QualityStage(TestSettings.with("opt_outs: ['" + list + "']"));
        TestCorpus corpus = corpus("a").run(new Languages(), stage);
        assertThat(corpus.drops(QualityLayer.NAME))
                .containsEntry("octo/cat:/data.json", "opt-out-owner")
                .containsEntry("octo/cat:/logo.png", "opt-out-owner")
                .containsEntry("acme/rockets:/add.py", null);
        assertThat(corpus.byPath(LayerSchema.dropEvidence(QualityLayer.NAME)))
                .containsEntry("octo/cat:/add.py", "list.txt line 1");
    }

    @Test
    void repositoriesAndIdentifiersCanOptOut() throws IOException {
        TestCorpus corpus = corpus("a");
        corpus.write();
        String content = corpus.byPath(FilesLayer.CONTENT_ID).get("octo/cat:/add.py");
        Path list = file("list.txt", "https://github.com/Acme/Rockets.git\nswh:1:cnt:" + content + ";path=/x\n");
        corpus.run(new Languages(), new QualityStage(TestSettings.with("opt_outs: ['" + list + "']")));
        assertThat(corpus.drops(QualityLayer.NAME))
                .containsEntry("acme/rockets:/add.py", "opt-out-repository")
                .containsEntry("octo/cat:/add.py", "opt-out-swhid")
                .containsEntry("octo/cat:/README.txt", null);
    }

    @Test
    void everyIdentifierOfARowCanOptOut() throws IOException {
        for (String id : List.of(
                "cnt:" + "a".repeat(40), "dir:" + "b".repeat(40), "rev:" + "c".repeat(40), "snp:" + "d".repeat(40))) {
            Path list = file("list.txt", "swh:1:" + id + "\n");
            FakeRow row = FakeRow.of(CODE).judgedBy(TestSettings.with("opt_outs: ['" + list + "']"));
            assertThat(row.verdict()).as(id).isEqualTo("opt-out-swhid");
        }
    }

    @Test
    void ownersCanWithdrawConversationsAlone() throws IOException {
        QualitySettings settings =
                TestSettings.with("opt_outs: ['" + file("opt-out.json", "{\"octo\": [\"GitHub issue\"]}") + "']");
        assertThat(FakeRow.of(CODE).judgedBy(settings).verdict()).isNull();
        assertThat(FakeRow.of(CODE)
                        .set(FilesLayer.KIND, "issue")
                        .judgedBy(settings)
                        .verdict())
                .isEqualTo("opt-out-owner");
    }

    @Test
    void optOutsHoldForConversations() throws IOException {
        QualitySettings owner = TestSettings.with("opt_outs: ['" + file("owner.txt", "octo\n") + "']");
        QualitySettings repository = TestSettings.with("opt_outs: ['" + file("repository.txt", "octo/cat\n") + "']");
        for (String kind : List.of("issue", "pull")) {
            FakeRow row = FakeRow.of(CODE).set(FilesLayer.KIND, kind);
            assertThat(row.judgedBy(owner).verdict()).as(kind).isEqualTo("opt-out-owner");
            assertThat(row.judgedBy(repository).verdict()).as(kind).isEqualTo("opt-out-repository");
        }
    }

    @Test
    void filesWithBenchmarkStringsAreDropped() throws IOException {
        Path benchmark = file("humaneval.jsonl", "{\"canonical_solution\": \"    return first + second\\n\"}\n");
        QualitySettings settings = TestSettings.with("benchmarks: ['" + benchmark + "']");
        FakeRow row = FakeRow.of(CODE).judgedBy(settings);
        assertThat(row.verdict()).isEqualTo("benchmark-contamination");
        assertThat(row.evidence()).isEqualTo("entry 0 (canonical_solution) of humaneval.jsonl");
        assertThat(FakeRow.of(CODE)
                        .set(FilesLayer.KIND, "issue")
                        .judgedBy(settings)
                        .verdict())
                .isEqualTo("benchmark-contamination");
        assertThat(FakeRow.of(CODE)
                        .set(FilesLayer.KIND, "doc")
                        .judgedBy(settings)
                        .verdict())
                .isNull();
        assertThat(new QualityStage(settings).benchmarkStrings()).isEqualTo(1);
        assertThat(new QualityStage(settings).skippedBenchmarkStrings()).isZero();
    }

    @Test
    void theFourGenericSolutionsOfHumanEvalAreNoContamination() throws IOException {
        Path benchmark = file("humaneval.jsonl", """
                {"canonical_solution": "    return x + y\\n"}
                {"canonical_solution": "    return len(string)\\n"}
                {"canonical_solution": "    return n**2\\n"}
                {"canonical_solution": "    return ''.join(strings)\\n"}
                """);
        QualityStage stage = new QualityStage(TestSettings.with("benchmarks: ['" + benchmark + "']"));
        assertThat(stage.benchmarkStrings()).isZero();
        assertThat(stage.skippedBenchmarkStrings()).isEqualTo(4);
    }

    @Test
    void resourcesChangeWithTheFiles() throws IOException {
        Path list = file("list.txt", "octo\n");
        Path benchmark = file("task.txt", "some benchmark text");
        QualitySettings settings = TestSettings.with("opt_outs: ['" + list + "']", "benchmarks: ['" + benchmark + "']");
        List<String> before = new QualityStage(settings).resources();
        assertThat(before).hasSize(2);
        file("list.txt", "octo\nacme\n");
        List<String> after = new QualityStage(settings).resources();
        assertThat(after.get(0)).isNotEqualTo(before.get(0));
        assertThat(after.get(1)).isEqualTo(before.get(1));
        assertThat(new QualityStage(QualitySettings.defaults()).resources()).isEmpty();
    }

    @Test
    void missingFilesAreTheUsersMistake() {
        assertThatThrownBy(() -> new QualityStage(TestSettings.with("opt_outs: [nowhere.txt]")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("nowhere.txt");
        assertThatThrownBy(() -> new QualityStage(TestSettings.with("benchmarks: [nowhere.txt]")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("nowhere.txt");
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBytes() throws IOException {
        for (int threads : new int[] {1, 4}) {
            TestCorpus corpus = corpus("threads-" + threads).part();
            for (int i = 0; i < 50; i++) {
                corpus.repository("octo/n" + i).file("/a.py", CODE.repeat(i));
            }
            corpus.run(
                    new EngineSettings(threads, 64L << 20, 0),
                    new Languages(),
                    new QualityStage(QualitySettings.defaults()));
        }
        for (String part : List.of("part-00000", "part-00001")) {
            assertThat(directory.resolve("threads-1/quality/" + part + ".parquet"))
                    .hasSameBinaryContentAs(directory.resolve("threads-4/quality/" + part + ".parquet"));
        }
    }
}
