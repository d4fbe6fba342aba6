package dev.stackyard.ingest.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.Storages;
import dev.stackyard.ingest.ConversationsRequest;
import dev.stackyard.ingest.GitHubAccess;
import dev.stackyard.ingest.Ingest;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import dev.stackyard.ingest.TestIngest;
import dev.stackyard.ingest.TestRepository;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Months that are ingested one after another say in the end what one ingest of all of them says: that ingest is the oracle. */
class MonthlyIngestTest {

    private static final int PULLS = 30;

    @TempDir
    Path directory;

    private IngestSummary ingest(String corpus, List<Path> files, @Nullable Path mirrors, int threads)
            throws IOException {
        ConversationsRequest request = new ConversationsRequest(
                Set.of(RowKind.PULL, RowKind.ISSUE),
                files.stream().map(Path::toString).toList(),
                List.of(),
                new GitHubAccess(GitHubAccess.PUBLIC, null, 0),
                mirrors == null ? null : mirrors.toString(),
                null,
                1 << 20);
        Corpus opened = Corpus.at(Storages.of(directory.resolve(corpus)));
        return Ingest.run(request, opened, IngestSettings.defaults(), threads, Progress.NONE);
    }

    /** A repository with merges of two commits each, under {@code mirrors/octo/cat}. */
    private Path history() throws IOException {
        Path path = Files.createDirectories(directory.resolve("mirrors/octo/cat"));
        TestRepository repository = TestRepository.init(path);
        repository.file("a.txt", "one\ntwo\nthree\n").commit("Begin");
        for (int i = 0; i < PULLS; i++) {
            repository.git("checkout", "-q", "-b", "topic" + i);
            repository.file("a.txt", "one\ntwo " + i + "\nthree\n").commit("Say two " + i);
            repository.file("b.txt", "b " + i + "\n").commit("Add b " + i);
            repository.git("checkout", "-q", "-");
            repository.git("merge", "-q", "--no-ff", "-m", "Merge topic " + i, "topic" + i);
        }
        return path.resolve(".git");
    }

    /** Cuts events, which are in the order of time, into months of any length; some events are at the end of one and again in the next. */
    private List<Path> months(List<String> lines, int months, long seed) throws IOException {
        Random random = new Random(seed);
        List<Integer> cuts = new ArrayList<>(List.of(0, lines.size()));
        while (cuts.size() <= months) {
            cuts.add(random.nextInt(lines.size()));
        }
        cuts.sort(null);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < months; i++) {
            int overlap = random.nextInt(3);
            Path file = directory.resolve("month-" + seed + "-" + i + ".json.gz");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                for (String line : lines.subList(Math.max(0, cuts.get(i) - overlap), cuts.get(i + 1))) {
                    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            files.add(file);
        }
        return files;
    }

    private static String text(byte @Nullable [] content) {
        return content == null ? "" : new String(content, StandardCharsets.UTF_8);
    }

    /** What the newest row of each conversation holds. */
    private Map<String, String> newest(String corpus) throws IOException {
        Map<String, String> newest = new LinkedHashMap<>();
        for (TestIngest.ReadRow row : TestIngest.into(directory.resolve(corpus)).rows()) {
            newest.put(
                    row.get(FilesLayer.GITHUB_ID) + row.path(),
                    row.get(FilesLayer.GHA_LICENSE_ID) + text(row.content()));
        }
        return newest;
    }

    @ParameterizedTest
    @CsvSource({"1, false, false", "2, true, false", "3, false, true", "4, true, true"})
    void monthByMonthIsAsGoodAsAllAtOnce(long seed, boolean trimmed, boolean backwards) throws IOException {
        Path repository = history();
        EventGenerator generator = new EventGenerator(seed, trimmed);
        generator.add(repository, "octo/cat", 77, PULLS);
        generator.add(repository, "octo/copy", 78, PULLS);
        List<Path> months = new ArrayList<>(months(generator.lines(), 4, seed));
        Path mirrors = directory.resolve("mirrors");
        ingest("whole", months, mirrors, 2);
        if (backwards) {
            java.util.Collections.reverse(months);
        }
        long rows = 0;
        for (Path month : months) {
            rows += ingest("monthly", List.of(month), mirrors, 2).newRows();
        }
        Map<String, String> whole = newest("whole");
        assertThat(whole).hasSize(3 * PULLS);
        assertThat(rows).as("seed %d: conversations go on", seed).isGreaterThan(whole.size());
        assertThat(newest("monthly")).as("seed %d", seed).containsExactlyInAnyOrderEntriesOf(whole);
    }

    @Test
    void bytesDependOnNeitherThreadsNorCrashes() throws IOException {
        EventGenerator generator = new EventGenerator(5, false);
        generator.add(history(), "octo/cat", 77, PULLS);
        List<Path> months = months(generator.lines(), 3, 5);
        for (Path month : months) {
            ingest("one", List.of(month), null, 1);
            ingest("three", List.of(month), null, 3);
        }
        List<Path> files = layers("one");
        assertThat(files).hasSize(6);
        for (Path file : files) {
            Path other =
                    directory.resolve("three").resolve(directory.resolve("one").relativize(file));
            assertThat(other).hasSameBinaryContentAs(file);
        }
        byte[] last = Files.readAllBytes(files.get(files.size() - 1));
        Files.delete(files.get(files.size() - 1));
        byte[] second = Files.readAllBytes(directory.resolve("one/contents/part-00001.parquet"));
        Files.delete(directory.resolve("one/contents/part-00001.parquet"));
        assertThat(ingest("one", months, null, 2).newParts()).isEqualTo(2);
        assertThat(directory.resolve("one/contents/part-00001.parquet")).hasBinaryContent(second);
        assertThat(files.get(files.size() - 1)).hasBinaryContent(last);
    }

    private List<Path> layers(String corpus) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve(corpus))) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void filesThatWereFoundOnceStayWhereNoRepositoryIsThereAnyMore() throws IOException {
        EventGenerator generator = new EventGenerator(6, false);
        generator.add(history(), "octo/cat", 77, PULLS);
        List<Path> months = months(generator.lines(), 2, 6);
        ingest("corpus", months.subList(0, 1), directory.resolve("mirrors"), 1);
        ingest("corpus", months.subList(1, 2), null, 1);
        Map<String, List<String>> versions = new LinkedHashMap<>();
        for (TestIngest.ReadRow row :
                TestIngest.into(directory.resolve("corpus")).rows()) {
            versions.computeIfAbsent(row.path(), path -> new ArrayList<>()).add(text(row.content()));
        }
        assertThat(versions.values())
                .filteredOn(contents -> contents.size() == 2 && contents.get(0).contains("\"files\":"))
                .isNotEmpty()
                .allSatisfy(contents -> assertThat(contents.get(1)).contains("\"files\":"));
    }
}
