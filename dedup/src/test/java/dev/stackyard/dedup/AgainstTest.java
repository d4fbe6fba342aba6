package dev.stackyard.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LocalEngine;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.TestCorpus;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corpora that are only compared with. */
class AgainstTest {

    @TempDir
    Path directory;

    private TestCorpus old;
    private TestCorpus corpus;
    private DuplicatesSettings against;
    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void empty() {
        old = TestCorpus.in(directory.resolve("old"));
        corpus = TestCorpus.in(directory.resolve("new"));
        against = TestSettings.with("against: ['" + directory.resolve("old") + "']");
    }

    @Test
    void whatTheOtherCorpusKeepsIsDroppedHoweverGood() throws IOException {
        old.repository("old/old").file("/f", Texts.code(1)).file("/g", Texts.code(2));
        corpus.repository("new/famous").stars(9000).statedLicense("MIT");
        corpus.file("/exact", Texts.code(1))
                .file("/near", Texts.code(2) + " and more")
                .file("/own", Texts.code(3));
        signOld();
        assertThat(drops().values()).containsExactly("exact-duplicate", "near-duplicate", null);
        String location = directory.resolve("old").toString();
        assertThat(corpus.column(DuplicatesLayer.KEPT_CORPUS)).containsExactly(location, location, null);
        assertThat(corpus.column(DuplicatesLayer.KEPT_REPO_NAME)).containsExactly("old/old", "old/old", null);
        assertThat(corpus.column(DuplicatesLayer.KEPT_PATH)).containsExactly("/f", "/g", null);
        assertThat(corpus.column(LayerSchema.dropEvidence(DuplicatesLayer.NAME)).get(0))
                .isEqualTo("same bytes as old/old:/f in " + location);
        assertThat(notes).isEmpty();
    }

    @Test
    void theOtherCorpusIsNotTouchedAndNeedNotBeWritable() throws IOException {
        old.repository("old/old").file("/f", Texts.code(1));
        corpus.repository("new/new").file("/f", Texts.code(1) + " x");
        signOld();
        Map<String, String> before = snapshot();
        setWritable(false);
        try {
            assertThat(drops().values()).containsExactly("near-duplicate");
            assertThat(snapshot()).isEqualTo(before);
        } finally {
            setWritable(true);
        }
    }

    @Test
    void whatTheOtherCorpusDropsDoesNotCount() throws IOException {
        old.repository("old/old").statedLicense("GPL-3.0").file("/gpl", Texts.code(1));
        old.repository("old/other").file("/vendor/f", Texts.code(2));
        old.repository("old/third").file("/a", Texts.code(3)).file("/b", Texts.code(3));
        corpus.repository("new/new")
                .file("/1", Texts.code(1))
                .file("/2", Texts.code(2))
                .file("/3", Texts.code(3));
        signOld();
        old.run(new DuplicatesStage(DuplicatesSettings.defaults()));
        assertThat(drops().values()).containsExactly(null, null, "exact-duplicate");
    }

    @Test
    void signaturesThatDoNotFitAreMadeForTheRunAndSaidSo() throws IOException {
        old.repository("old/old").file("/f", Texts.code(1));
        corpus.repository("new/new").file("/f", Texts.code(1) + " x");
        old.write();
        assertThat(drops().values()).containsExactly("near-duplicate");
        assertThat(notes).singleElement().asString().contains("has no signatures", "signed again", "1 part ");
        notes.clear();
        old.run(new SignaturesStage(TestSettings.with("seed: 5").signatures()));
        Files.delete(directory.resolve("new/duplicates/part-00000.parquet"));
        corpus.corpus().forgetFooters();
        assertThat(drops().values()).containsExactly("near-duplicate");
        assertThat(notes).singleElement().asString().contains("made with other settings", "signed again");
    }

    @Test
    void growthOfTheOtherCorpusMakesTheOutcomeStale() throws IOException {
        old.repository("old/old").file("/f", Texts.code(1));
        corpus.repository("new/new").file("/f", Texts.code(1)).file("/g", Texts.code(2));
        signOld();
        assertThat(drops().values()).containsExactly("exact-duplicate", null);
        TestCorpus grown = TestCorpus.in(directory.resolve("old"));
        grown.repository("old/old").file("/f", Texts.code(1));
        grown.part().repository("old/later").file("/g", Texts.code(2));
        grown.write();
        assertThat(drops().values()).containsExactly("exact-duplicate", "exact-duplicate");
    }

    @Test
    void variantsOfTheOtherCorpusAllCount() throws IOException {
        // revisions of one file: the last is similar to the last of the old ones only
        List<String> words = Texts.words(9, 200);
        old.repository("old/old");
        for (int revision = 0; revision < 12; revision++) {
            old.file("/" + revision, String.join(" ", words));
            words = Texts.replaced(
                    Texts.replaced(words, revision * 15, "x" + revision), revision * 15 + 7, "y" + revision);
        }
        corpus.repository("new/new").file("/f", String.join(" ", words));
        signOld();
        assertThat(drops().values()).containsExactly("near-duplicate");
        assertThat(corpus.column(DuplicatesLayer.KEPT_PATH)).containsExactly("/11");
    }

    @Test
    void refusesToCompareACorpusWithItself() throws IOException {
        corpus.repository("new/new").file("/f", Texts.code(1));
        against = TestSettings.with("against: ['" + directory.resolve("new") + "']");
        assertThatThrownBy(this::drops).isInstanceOf(UserException.class).hasMessageContaining("the corpus itself");
    }

    @Test
    void aCorpusThatIsNotThereIsSaidSo() throws IOException {
        corpus.repository("new/new").file("/f", Texts.code(1));
        assertThatThrownBy(this::drops).isInstanceOf(UserException.class).hasMessageContaining("holds no corpus yet");
    }

    private void signOld() throws IOException {
        old.run(
                GivenLayers.VERSIONS,
                GivenLayers.LICENSES,
                GivenLayers.LANGUAGES,
                new SignaturesStage(DuplicatesSettings.defaults().signatures()));
    }

    private Map<String, @Nullable String> drops() throws IOException {
        Progress noting = new Progress() {
            @Override
            public Task begin(String name, long totalRows) {
                return Progress.NONE.begin(name, totalRows);
            }

            @Override
            public void note(String message) {
                notes.add(message);
            }
        };
        new LocalEngine(new EngineSettings(2, 16 << 20, 0), noting)
                .run(
                        corpus.write(),
                        List.of(
                                GivenLayers.VERSIONS,
                                GivenLayers.LICENSES,
                                GivenLayers.LANGUAGES,
                                new SignaturesStage(against.signatures()),
                                new DuplicatesStage(against)));
        return corpus.drops(DuplicatesLayer.NAME);
    }

    private Map<String, String> snapshot() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory.resolve("old"))) {
            for (Path file : all.toList()) {
                files.put(
                        file.toString(),
                        Files.isDirectory(file)
                                ? "directory " + Files.getLastModifiedTime(file)
                                : Files.getLastModifiedTime(file) + " " + Files.size(file));
            }
        }
        return files;
    }

    private void setWritable(boolean writable) throws IOException {
        try (Stream<Path> all = Files.walk(directory.resolve("old"))) {
            for (Path file : all.filter(Files::isDirectory).toList()) {
                var permissions = Files.getPosixFilePermissions(file);
                permissions.remove(PosixFilePermission.OWNER_WRITE);
                if (writable) {
                    permissions.add(PosixFilePermission.OWNER_WRITE);
                }
                Files.setPosixFilePermissions(file, permissions);
            }
        }
    }
}
