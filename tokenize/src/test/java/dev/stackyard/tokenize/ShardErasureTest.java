package dev.stackyard.tokenize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.TestCorpus;
import dev.stackyard.corpus.removal.RemovedRow;
import dev.stackyard.tokenize.bpe.SampleText;
import dev.stackyard.tokenize.bpe.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against documents taken apart at their control tokens, which the code under test does not do. */
class ShardErasureTest {

    private static final String EDITS = "removals/removal-00000.shards.json";
    private static final String MARK = "# file ";

    @TempDir
    Path directory;

    private Path root;
    private Corpus corpus;

    @BeforeEach
    void tokenize() throws IOException {
        root = directory.resolve("corpus");
        TestCorpus made = TestCorpus.in(root);
        SplittableRandom random = new SplittableRandom(5);
        for (int repository = 0; repository < 14; repository++) {
            if (repository % 5 == 4) {
                made.part();
            }
            made.repository("owner" + repository % 3 + "/repo" + repository);
            for (int file = 0; file < 1 + random.nextInt(7); file++) {
                String text = MARK + repository + "." + file + " \n" + SampleText.code(random, random.nextInt(90));
                made.file("/src/f" + file + ".py", text);
            }
        }
        made.run(TestLayers.languages(), TestLayers.licenses(), TestLayers.pii());
        made.run(new TokenizeStage(new TokenizeSettings(
                "", 600, 1 << 20, 2, 0.5, "<repo_name>", "<file_sep>", "<|endoftext|>", 2_000, 100_000_000, Map.of())));
        corpus = made.corpus();
    }

    private record Chosen(List<RemovedRow> rows, Set<String> marks) {}

    /** Rows of files that a predicate wants, told by repository and path, and how their texts begin. */
    private Chosen choose(Predicate<String> wanted) throws IOException {
        List<RemovedRow> rows = new ArrayList<>();
        Set<String> marks = new HashSet<>();
        List<Column<?>> columns = List.of(FilesLayer.REPO_NAME, FilesLayer.PATH, FilesLayer.CONTENT_ID);
        for (PartId part : corpus.parts()) {
            try (RowCursor cursor = corpus.read(part, columns)) {
                while (cursor.next()) {
                    String repository = cursor.row().get(FilesLayer.REPO_NAME);
                    String path = cursor.row().get(FilesLayer.PATH);
                    if (wanted.test(repository + ":" + path)) {
                        String id = cursor.row().get(FilesLayer.CONTENT_ID);
                        rows.add(new RemovedRow(part, cursor.row().index(), id, true, "rule"));
                        marks.add(MARK + repository.substring(11) + "." + path.charAt(6) + " ");
                    }
                }
            }
        }
        return new Chosen(rows, marks);
    }

    private Map<String, int[][]> documents(Path place) throws IOException {
        Map<String, int[][]> documents = new TreeMap<>();
        for (Manifest.Shard shard : Manifest.read(Storages.of(place)).shards()) {
            documents.put(
                    shard.name(),
                    IndependentMegatron.read(place.resolve("shards"), shard.name())
                            .documents());
        }
        return documents;
    }

    /** What is left of a document: nothing of one that goes whole, all of its length if it is masked. */
    private int[] without(int[] document, Set<String> marks, boolean mask, Tokenizer tokenizer) {
        int file = tokenizer.controlToken("<file_sep>").orElseThrow().id();
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < document.length; i++) {
            if (document[i] == file) {
                starts.add(i);
            }
        }
        boolean[] gone = new boolean[document.length];
        boolean all = true;
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : document.length - 1;
            String text = new String(tokenizer.decode(document, starts.get(i) + 1, end), StandardCharsets.UTF_8);
            boolean removed = marks.stream().anyMatch(text::contains);
            Arrays.fill(gone, starts.get(i), end, removed);
            all &= removed;
        }
        if (all) {
            Arrays.fill(gone, true);
        }
        if (mask) {
            int[] masked = document.clone();
            for (int i = 0; i < masked.length; i++) {
                masked[i] = gone[i] ? 0 : masked[i];
            }
            return masked;
        }
        int[] left = new int[document.length];
        int count = 0;
        for (int i = 0; i < document.length; i++) {
            if (!gone[i]) {
                left[count++] = document[i];
            }
        }
        return Arrays.copyOf(left, count);
    }

    private void checkAgainstDocumentsTakenApart(Predicate<String> wanted, boolean mask, String about)
            throws IOException {
        Chosen chosen = choose(wanted);
        Tokenizer tokenizer =
                Tokenizer.read("tokenizer.json", Files.readAllBytes(root.resolve("tokenizer/tokenizer.json")));
        Map<String, List<int[]>> expected = new TreeMap<>();
        documents(root).forEach((shard, documents) -> {
            List<int[]> left = Arrays.stream(documents)
                    .map(document -> without(document, chosen.marks, mask, tokenizer))
                    .filter(document -> document.length > 0)
                    .toList();
            if (!left.isEmpty()) {
                expected.put(shard, left);
            }
        });
        Map<String, String> before = files();

        ShardEdits edits = ShardErasure.plan(corpus, chosen.rows, mask);
        assertThat(edits.segments()).as(about).isEqualTo(chosen.rows.size());
        ShardErasure.save(corpus.storage(), EDITS, edits);
        ShardErasure.apply(corpus.storage(), EDITS);

        Map<String, int[][]> found = documents(root);
        assertThat(found.keySet()).as(about).isEqualTo(expected.keySet());
        found.forEach((shard, documents) -> assertThat(documents)
                .as("%s %s", about, shard)
                .isDeepEqualTo(expected.get(shard).toArray(new int[0][])));
        List<String> problems = new ArrayList<>();
        ShardVerifier.verify(corpus.storage(), problems::add);
        assertThat(problems).as(about).isEmpty();
        Manifest manifest = Manifest.read(corpus.storage());
        assertThat(manifest.totals().tokensByLanguage().values().stream()
                        .mapToLong(n -> n)
                        .sum())
                .as(about)
                .isEqualTo(manifest.totals().segmentTokens());
        Map<String, String> after = files();
        before.forEach((name, hash) -> {
            boolean concerned = edits.shards().stream().anyMatch(shard -> name.contains(shard.substring(5)));
            if (!concerned && !name.endsWith("manifest.json")) {
                assertThat(after.get(name)).as("%s %s", about, name).isEqualTo(hash);
            }
        });
        ShardErasure.apply(corpus.storage(), EDITS);
        assertThat(files()).as("%s, again", about).isEqualTo(after);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root.resolve("shards"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), new Sha1().of(Files.readAllBytes(file), 0, (int)
                                Files.size(file)));
            }
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatGoesIsWhatTheDocumentsHaveOfIt(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        double share = random.nextDouble();
        checkAgainstDocumentsTakenApart(row -> random.nextDouble() < share, seed % 2 == 0, "seed " + seed);
    }

    @Test
    void wholeRepositoriesGoWithTheirNames() throws IOException {
        checkAgainstDocumentsTakenApart(row -> row.startsWith("owner1/"), false, "owner1");
    }

    @Test
    void aShardOfWhichNothingIsLeftGoes() throws IOException {
        checkAgainstDocumentsTakenApart(row -> true, false, "all");
        assertThat(Manifest.read(corpus.storage()).shards()).isEmpty();
        assertThat(files()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cutOffAfterAnyWriteItComesToTheSameBytes(boolean mask) throws IOException {
        Chosen chosen = choose(row -> row.startsWith("owner1/") || row.endsWith("/f1.py"));
        ShardEdits edits = ShardErasure.plan(corpus, chosen.rows, mask);
        ShardErasure.save(corpus.storage(), EDITS, edits);
        Path original = directory.resolve("original");
        copy(root, original);
        ShardErasure.apply(corpus.storage(), EDITS);
        Map<String, String> whole = files();
        int writes = 0;
        boolean cut = true;
        while (cut) {
            root = directory.resolve("cut-" + mask + writes);
            copy(original, root);
            Storage storage = Storages.of(root);
            cut = false;
            try {
                ShardErasure.apply(new CutOff(storage, writes), EDITS);
            } catch (CutOff.PulledPlug e) {
                cut = true;
            }
            ShardErasure.apply(storage, EDITS);
            assertThat(files())
                    .as("mask %s, cut off after %d writes", mask, writes)
                    .isEqualTo(whole);
            writes++;
        }
        assertThat(writes).isGreaterThan(6);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
