package dev.stackyard.ingest.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.conversation.Conversation;
import dev.stackyard.corpus.conversation.ConversationEvent;
import dev.stackyard.corpus.conversation.ConversationReader;
import dev.stackyard.corpus.conversation.EventType;
import dev.stackyard.corpus.conversation.LineEdit;
import dev.stackyard.corpus.conversation.PullFile;
import dev.stackyard.corpus.conversation.PullHead;
import dev.stackyard.corpus.internal.s3.FaultProxy.Fault;
import dev.stackyard.corpus.internal.s3.TestS3;
import dev.stackyard.ingest.ConversationsRequest;
import dev.stackyard.ingest.GitHubAccess;
import dev.stackyard.ingest.Ingest;
import dev.stackyard.ingest.IngestRequest;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import dev.stackyard.ingest.Source;
import dev.stackyard.ingest.TestIngest;
import dev.stackyard.ingest.TestRepository;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveIngestTest {

    private static final Set<RowKind> BOTH = Set.of(RowKind.PULL, RowKind.ISSUE);

    @TempDir
    Path directory;

    private static IngestSettings smallParts() {
        IngestSettings d = IngestSettings.defaults();
        return new IngestSettings(
                d.maxFileBytes(),
                d.maxHashedBytes(),
                d.maxTreeDepth(),
                d.maxFiles(),
                20,
                d.partBytes(),
                d.archiveMaxBytes(),
                d.archiveMaxRatio(),
                d.remoteTimeoutSeconds(),
                d.remoteMaxSeconds(),
                d.remoteMaxBytes());
    }

    private IngestSummary ingest(String corpus, Set<RowKind> kinds, String files, @Nullable Path mirrors, int threads)
            throws IOException {
        ConversationsRequest request = new ConversationsRequest(
                kinds,
                List.of(
                        StorageFile.isRemote(files)
                                ? files
                                : directory.resolve(files).toString()),
                List.of(),
                new GitHubAccess(GitHubAccess.PUBLIC, null, 0),
                mirrors == null ? null : mirrors.toString(),
                StorageFile.of(directory.resolve(corpus + "-metadata.jsonl").toString()),
                1 << 20);
        Corpus opened = Corpus.at(Storages.of(directory.resolve(corpus)));
        return Ingest.run(request, opened, smallParts(), threads, Progress.NONE);
    }

    private Map<String, Conversation> conversations(String corpus) throws IOException {
        Map<String, Conversation> read = new TreeMap<>();
        for (TestIngest.ReadRow row : TestIngest.into(directory.resolve(corpus)).rows()) {
            byte[] content = row.content();
            if (content != null) {
                Conversation conversation = ConversationReader.read(ByteSlice.of(content));
                assertThat(row.path()).isEqualTo(conversation.path());
                assertThat(row.get(FilesLayer.KIND))
                        .isEqualTo(conversation.kind().columnValue());
                assertThat(row.get(FilesLayer.REPO_NAME)).isEqualTo(conversation.repository());
                read.put(conversation.repository() + conversation.path(), conversation);
            }
        }
        return read;
    }

    /** A repository with merges, under {@code mirrors/octo/cat}. */
    private Path history() throws IOException {
        Path path = directory.resolve("mirrors/octo/cat");
        Files.createDirectories(path);
        TestRepository repository = TestRepository.init(path);
        repository
                .file("a.txt", "one\ntwo\nthree\n")
                .file("b.bin", new byte[] {0, 1})
                .commit("Begin");
        for (int i = 0; i < 24; i++) {
            repository.git("checkout", "-q", "-b", "topic" + i);
            repository.file("a.txt", "one\ntwo " + i + "\nthree\n").commit("Say two " + i);
            repository
                    .file("dir/c" + i + ".txt", "c\n")
                    .file("b.bin", new byte[] {0, (byte) i})
                    .commit("Add c " + i);
            repository.git("checkout", "-q", "-");
            repository.git(
                    "merge", "-q", "--no-ff", "-m", "Merge topic " + i + "\n\nIt says " + i + " twice.", "topic" + i);
        }
        return path;
    }

    private Path write(String name, List<String> lines) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    @Test
    void aMonthOfHistoryComesBackAsConversations() throws IOException {
        Path repository = history();
        EventGenerator generator = new EventGenerator(5, false);
        assertThat(generator.add(repository.resolve(".git"), "octo/cat", 77, 100))
                .isEqualTo(24);
        generator.addOthers(300);
        generator.write(directory.resolve("gh"), 5);
        IngestSummary summary = ingest("corpus", BOTH, "gh/*.json.gz", directory.resolve("mirrors"), 2);
        assertThat(summary.rows()).isEqualTo(36);
        assertThat(summary.problems()).isZero();

        Map<String, Conversation> all = conversations("corpus");
        assertThat(all).hasSize(36);
        Conversation pull = all.values().stream()
                .filter(each -> each.kind() == RowKind.PULL)
                .findFirst()
                .orElseThrow();
        assertThat(pull.events())
                .extracting(ConversationEvent::type)
                .containsExactly(
                        EventType.OPENED,
                        EventType.REVIEW_COMMENT,
                        EventType.COMMENT,
                        EventType.REVIEW,
                        EventType.CLOSED);
        assertThat(pull.events().get(4).merged()).isTrue();
        checkDiffs(all, TestRepository.at(repository));
        checkOrder();
    }

    /** The oracle is git: applying the edits of each head to the base gives git's own file. */
    private static void checkDiffs(Map<String, Conversation> all, TestRepository repository) {
        int checked = 0;
        for (Conversation pull : all.values()) {
            for (PullHead head : pull.heads()) {
                for (int i = 0; i < pull.files().size(); i++) {
                    PullFile file = pull.files().get(i);
                    if (file.path().equals("b.bin")) {
                        assertThat(file.omitted()).isEqualTo("binary");
                        continue;
                    }
                    String base = file.base() == null ? "" : file.base().value();
                    List<String> lines =
                            new ArrayList<>(base.isEmpty() ? List.of() : Arrays.asList(base.split("(?<=\n)")));
                    List<LineEdit> edits = new ArrayList<>(head.edits());
                    Collections.reverse(edits);
                    for (LineEdit edit : edits) {
                        if (edit.file() == i) {
                            lines.subList(edit.line(), edit.end()).clear();
                            lines.add(edit.line(), edit.added());
                        }
                    }
                    String tree = repository.text("ls-tree", "-r", "--name-only", head.commit());
                    String expected = tree.lines().anyMatch(file.path()::equals)
                            ? new String(
                                    repository.git("show", head.commit() + ":" + file.path()), StandardCharsets.UTF_8)
                            : "";
                    assertThat(String.join("", lines)).isEqualTo(expected);
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(50);
    }

    private void checkOrder() throws IOException {
        String before = "";
        for (TestIngest.ReadRow row :
                TestIngest.into(directory.resolve("corpus")).rows()) {
            assertThat(row.path().compareTo(before))
                    .as(row.path() + " after " + before)
                    .isPositive();
            before = row.path();
        }
    }

    @Test
    void bytesDoNotDependOnThreadsMemoryOrTheOrderOfFiles() throws IOException {
        Path repository = history();
        EventGenerator generator = new EventGenerator(6, false);
        for (int i = 0; i < 8; i++) {
            generator.add(repository.resolve(".git"), "octo/cat-" + i, 100 + i, 100);
        }
        generator.addOthers(500);
        generator.write(directory.resolve("gh"), 7);
        ingest("one", BOTH, "gh/*.json.gz", null, 1);
        ingest("three", BOTH, "gh/*.json.gz", null, 3);
        Path contents = directory.resolve("one/contents");
        List<Path> parts;
        try (var files = Files.list(contents)) {
            parts = files.sorted().toList();
        }
        assertThat(parts).hasSizeGreaterThan(3);
        for (String layer : List.of("files", "contents")) {
            for (Path part : parts) {
                String name = layer + "/" + part.getFileName();
                assertThat(directory.resolve("three").resolve(name))
                        .hasSameBinaryContentAs(directory.resolve("one").resolve(name));
            }
        }
        assertThat(directory.resolve("three-metadata.jsonl"))
                .hasSameBinaryContentAs(directory.resolve("one-metadata.jsonl"));

        // cut off before two parts were done, a second run brings what the first would have
        byte[] lost = Files.readAllBytes(parts.get(1));
        Files.delete(parts.get(1));
        Files.delete(directory.resolve("one/files").resolve(parts.get(2).getFileName()));
        IngestSummary again = ingest("one", BOTH, "gh/*.json.gz", null, 2);
        assertThat(again.newParts()).isEqualTo(2);
        assertThat(again.skipped()).hasSize(7);
        assertThat(parts.get(1)).hasBinaryContent(lost);
        assertThat(ingest("one", BOTH, "gh/*.json.gz", null, 2).newParts()).isZero();
    }

    @Test
    void aSiteIsReadAsADirectoryIs() throws Exception {
        EventGenerator generator = new EventGenerator(12, false);
        generator.add(history().resolve(".git"), "octo/cat", 77, 100);
        generator.write(directory.resolve("gh"), 4);
        ingest("local", BOTH, "gh/*.json.gz", null, 1);
        try (TestS3 server = TestS3.start()) {
            String bucket = server.bucket();
            Storage site = Storages.of("s3://" + bucket + "/?" + server.options());
            for (String name : Storages.of(directory.resolve("gh")).list("")) {
                site.writeAll(name, Files.readAllBytes(directory.resolve("gh").resolve(name)));
            }
            AtomicInteger requests = new AtomicInteger();
            server.proxy().plan(request -> requests.getAndIncrement() % 10 == 3 ? Fault.CUT : Fault.NONE);
            String files = server.endpoint() + "/" + bucket + "/*.json.gz";
            assertThat(ingest("site", BOTH, files, null, 2).rejected()).isEmpty();
            assertThat(conversations("site")).isEqualTo(conversations("local")).isNotEmpty();
        }
    }

    @Test
    void damageIsCountedAndNamedAndTheRestIsRead() throws IOException {
        EventGenerator generator = new EventGenerator(7, false);
        generator.add(history().resolve(".git"), "octo/cat", 77, 100);
        List<String> lines = new ArrayList<>(generator.lines());
        lines.add(3, "{\"id\":\"1\",\"type\":\"IssuesEvent\",\"broken\"}");
        lines.add(9, "not json at all");
        lines.add(12, "{\"id\":\"2\",\"type\":\"IssuesEvent\",\"repo\":{\"id\":1,\"name\":\"a/b\"},\"payload\":{}}");
        lines.add(15, "");
        lines.add(
                17,
                "{\"id\":\"3\",\"type\":\"IssuesEvent\",\"payload\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
        write("gh/2023-05-01-0.json.gz", lines);
        byte[] whole = Files.readAllBytes(write("gh/2023-05-01-1.json.gz", generator.lines()));
        Files.write(directory.resolve("gh/2023-05-01-1.json.gz"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(directory.resolve("gh/2023-05-01-2.json.gz"), "<html>Not found</html>");
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 0x55;
        Files.write(directory.resolve("gh/2023-05-01-3.json.gz"), damaged);
        IngestSummary summary = ingest("corpus", BOTH, "gh/*.json.gz", null, 2);
        assertThat(conversations("corpus")).hasSize(36);
        assertThat(summary.messages())
                .anyMatch(message -> message.contains("2023-05-01-0.json.gz line 4 "))
                .anyMatch(message -> message.contains("line 10 is no JSON object"))
                .anyMatch(message -> message.contains("line 13 is an event without"));
        assertThat(summary.rejected())
                .extracting(IngestSummary.Rejected::reason)
                .anyMatch(reason -> reason.startsWith("ends too early after line "))
                .anyMatch(reason -> reason.equals("is no gzip file"));
        assertThat(summary.problems()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void anyBytesAtAllAreSurvived() throws IOException {
        EventGenerator generator = new EventGenerator(8, false);
        generator.add(history().resolve(".git"), "octo/cat", 77, 4);
        List<String> lines = generator.lines();
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 60; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Path file = directory.resolve("fuzz/" + seed + ".json.gz");
            Files.createDirectories(file.getParent());
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(bytes);
            }
            IngestSummary summary = ingest("fuzz-" + seed, BOTH, "fuzz/" + seed + ".json.gz", null, 1);
            assertThat(summary.rows()).as("seed %d", seed).isPositive();
            conversations("fuzz-" + seed);
        }
    }

    @Test
    void trimmedPayloadsLeaveWhatTheyLackNullAndCommentsBringItBack() throws IOException {
        Path repository = history();
        EventGenerator generator = new EventGenerator(9, true);
        generator.add(repository.resolve(".git"), "octo/cat", 77, 100);
        write("gh/2025-11-01-0.json.gz", generator.lines());
        ingest("corpus", Set.of(RowKind.PULL), "gh/2025-11-01-0.json.gz", directory.resolve("mirrors"), 2);
        Map<String, Conversation> pulls = conversations("corpus");
        assertThat(pulls).hasSize(24).allSatisfy((name, pull) -> {
            assertThat(pull.title()).as("the comment's issue has it").isNotNull();
            assertThat(pull.events().get(0).baseCommit()).isNotNull();
            assertThat(pull.events().get(pull.events().size() - 1).merged()).isTrue();
            assertThat(pull.heads()).isNotEmpty();
        });
    }

    @Test
    void whatWasOpenedBeforeTheArchiveBeginsIsMadeFromTheFirstEvent() throws IOException {
        EventGenerator generator = new EventGenerator(10, false);
        generator.add(history().resolve(".git"), "octo/cat", 77, 6);
        List<String> later = generator.lines().stream()
                .filter(line -> !line.contains("\"action\":\"opened\""))
                .toList();
        write("gh/x.json.gz", later);
        ingest("corpus", BOTH, "gh/x.json.gz", null, 1);
        assertThat(conversations("corpus")).hasSize(9).allSatisfy((name, each) -> {
            ConversationEvent opened = each.events().get(0);
            assertThat(opened.type()).isEqualTo(EventType.OPENED);
            assertThat(opened.synthetic()).isTrue();
            assertThat(opened.text()).isNotNull();
        });
    }

    @Test
    void metadataIsReadByEveryOtherIngest() throws IOException {
        Path repository = history();
        EventGenerator generator = new EventGenerator(11, false);
        generator.add(repository.resolve(".git"), "octo/cat", 77, 6);
        List<String> lines = new ArrayList<>(generator.lines());
        for (int i = 0; i < 5; i++) {
            lines.add("{\"id\":\"5" + i + "\",\"type\":\"" + (i < 3 ? "WatchEvent" : "ForkEvent")
                    + "\",\"actor\":{\"id\":1,\"login\":\"x\"},\"repo\":{\"id\":77,\"name\":\"octo/cat\",\"url\":\"u\"},"
                    + "\"payload\":{\"action\":\"started\"},\"public\":true,\"created_at\":\"2023-05-30T00:00:0" + i
                    + "Z\"}");
        }
        lines.add(lines.get(lines.size() - 1)); // the same event twice is one
        write("gh/x.json.gz", lines);
        ingest("corpus", BOTH, "gh/x.json.gz", null, 1);
        Path metadata = directory.resolve("corpus-metadata.jsonl");
        JsonNode row = new ObjectMapper().readTree(Files.readString(metadata).strip());
        assertThat(row.path("star_events_count").asInt()).isEqualTo(3);
        assertThat(row.path("fork_events_count").asInt()).isEqualTo(2);

        TestIngest code = TestIngest.into(directory.resolve("code"));
        code.run(
                new IngestRequest(
                        List.of(new Source.Git(repository.toString(), "octo/cat")),
                        StorageFile.of(metadata.toString()),
                        null),
                IngestSettings.defaults(),
                1);
        TestIngest.ReadRow file = code.row("/a.txt");
        assertThat(file.get(FilesLayer.STAR_EVENTS_COUNT)).isEqualTo(3L);
        assertThat(file.get(FilesLayer.FORK_EVENTS_COUNT)).isEqualTo(2L);
        assertThat(file.get(FilesLayer.GHA_LICENSE_ID)).isEqualTo("MIT");
        assertThat(file.get(FilesLayer.GITHUB_ID)).isEqualTo(77L);
        assertThat(TestIngest.into(directory.resolve("corpus")).rows().get(0).get(FilesLayer.STAR_EVENTS_COUNT))
                .isEqualTo(3L);
    }
}
