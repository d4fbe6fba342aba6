package dev.stackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.cli.terminal.Captured;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.internal.s3.FaultProxy;
import dev.stackyard.corpus.internal.s3.FaultProxy.Fault;
import dev.stackyard.corpus.internal.s3.TestS3;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A corpus in S3 has the same bytes as one on disk, whatever S3 does in the meantime. */
class S3WholeWayTest {

    private static final String ATTEMPTS = "aws.maxAttempts";

    @TempDir
    static Path directory;

    private static TestS3 s3;
    private static GitRepository written;
    private static Path repository;
    private static SortedMap<String, String> local;

    @BeforeAll
    static void buildLocally() throws Exception {
        System.setProperty(ATTEMPTS, "7");
        s3 = TestS3.start();
        written = new GitRepository(directory.resolve("cat"))
                .file("mail.py", "AUTHOR = 'jane.roe@somecompany.io'\n\n\n" + GitRepository.python(3))
                .file("data.csv", "1,2,3\n4,5,6\n");
        for (int i = 0; i < 12; i++) {
            written.file("src/file" + i + ".py", GitRepository.python(i % 10));
        }
        repository = written.commit(6);
        Path corpus = directory.resolve("corpus");
        assertThat(build(corpus.toString())).isZero();
        local = bytes(Storages.of(corpus));
    }

    @AfterAll
    static void stop() throws Exception {
        System.clearProperty(ATTEMPTS);
        s3.close();
    }

    private static String said = "";

    private static int build(String corpus) {
        Captured captured = new Captured(0, "");
        int code = Main.run(captured.terminal(), "build", "--from", "git:" + repository, "--corpus", corpus);
        said = captured.err();
        if (code == 2) {
            assertThat(captured.err().lines().filter(line -> line.startsWith("stackyard:")))
                    .as(captured.err())
                    .hasSize(1);
        }
        return code;
    }

    /** SHA-256 of every layer, shard and tokenizer by name. */
    private static SortedMap<String, String> bytes(Storage storage) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        List<String> directories = new ArrayList<>(storage.directories(""));
        directories.add("shards/provenance");
        for (String name : directories) {
            for (String file : storage.list(name)) {
                files.put(
                        name + "/" + file,
                        dev.stackyard.corpus.Fingerprints.ofBytes(storage.readAll(name + "/" + file)));
            }
        }
        assertThat(files).containsKeys("files/part-00000.parquet", "pii/part-00000.parquet", "shards/manifest.json");
        return files;
    }

    private static String place(String bucket) {
        return "s3://" + bucket + "/my/corpus?" + s3.options();
    }

    @Test
    void aBuildThroughFaultsHasTheSameBytes() throws IOException {
        String place = place(s3.bucket());
        Random random = new Random(21);
        Fault[] faults = {Fault.SLOW_DOWN, Fault.CUT, Fault.REFUSED, Fault.ANSWER_LOST};
        s3.proxy().plan(request -> {
            synchronized (random) {
                return random.nextInt(12) == 0 ? faults[random.nextInt(faults.length)] : Fault.NONE;
            }
        });
        int code = build(place);
        assertThat(code).as("seed 21: " + said).isZero();
        s3.proxy().plan(request -> Fault.NONE);
        assertThat(bytes(Storages.of(place))).isEqualTo(local);
    }

    @Test
    void aBuildThatIsKilledAndContinuedHasTheSameBytes() throws IOException {
        System.setProperty(ATTEMPTS, "1");
        try {
            String place = place(s3.bucket());
            Storage storage = Storages.of(place);
            int kills = 0;
            for (int writes = 3; ; writes += 5) {
                s3.proxy().plan(outageAfter(writes));
                int code = build(place);
                s3.proxy().plan(request -> Fault.NONE);
                if (code == 0) {
                    break;
                }
                kills++;
                storage.delete("corpus.lock");
            }
            assertThat(kills).isGreaterThan(2);
            assertThat(bytes(storage)).isEqualTo(local);
        } finally {
            System.setProperty(ATTEMPTS, "7");
        }
    }

    /** From some write on nothing is answered any more, as if the process had died there. */
    private static java.util.function.Function<FaultProxy.Request, Fault> outageAfter(int writes) {
        int[] left = {writes};
        return request -> {
            synchronized (left) {
                if (request.method().equals("PUT") && !request.target().contains("corpus.lock")) {
                    left[0]--;
                }
                return left[0] < 0 ? Fault.REFUSED : Fault.NONE;
            }
        };
    }

    @Test
    void questionsAreAnsweredFromS3() {
        String place = place(s3.bucket());
        assertThat(build(place)).isZero();
        for (String[] command : new String[][] {
            {"verify", "--corpus", place},
            {"explain", "cat:/mail.py", "--corpus", place},
            {"report", "--corpus", place},
            {"export", "--out", place(s3.bucket()), "--corpus", place},
        }) {
            Captured captured = new Captured(0, "");
            assertThat(Main.run(captured.terminal(), command))
                    .as(captured.err() + captured.out())
                    .isZero();
        }
    }

    @Test
    void filesThatTheUserNamesAreReadFromS3() throws Exception {
        String bucket = s3.bucket();
        String lists = "s3://" + bucket + "/lists/";
        String options = "?" + s3.options();
        Storage storage = Storages.of(lists + options);
        storage.writeAll("out.txt", text("# asked by mail\nswh:1:cnt:" + contentId("data.csv") + "\n"));
        storage.writeAll("eval.jsonl", text("{\"prompt\": \"AUTHOR = 'jane.roe@somecompany.io'\"}\n"));
        storage.writeAll("remove.txt", text("swh:1:cnt:" + contentId("src/file5.py") + "\n"));
        String corpus = directory.resolve("listed").toString();
        assertThat(run("ingest", "git", repository.toString(), "--corpus", corpus))
                .contains("14 rows in 1 part added");
        run("languages", "--corpus", corpus);
        run(
                "curate",
                "--set=curate.opt_outs=" + lists + "out.txt" + options,
                "--set=curate.benchmarks=" + lists + "eval.jsonl" + options,
                "--corpus",
                corpus);
        assertThat(run("explain", "cat:/data.csv", "--corpus", corpus))
                .contains("opt-out-swhid")
                .contains("out.txt line 2");
        assertThat(run("explain", "cat:/mail.py", "--corpus", corpus))
                .contains("benchmark-contamination")
                .contains("entry 0 (prompt) of eval.jsonl");
        run("remove", "--list", lists + "remove.txt" + options, "--corpus", corpus);
        assertThat(run("explain", "swh:1:cnt:" + contentId("src/file5.py"), "--corpus", corpus))
                .contains("removed");
    }

    @Test
    void aCorpusInS3IsComparedWithAndNotTouched() throws Exception {
        String place = place(s3.bucket());
        assertThat(build(place)).isZero();
        SortedMap<String, String> before = bytes(Storages.of(place));
        GitRepository added = new GitRepository(directory.resolve("dog"))
                .file("copy.py", GitRepository.python(5))
                .file("src/near.py", GitRepository.python(4) + "dog = 1\n")
                .file("own.py", GitRepository.python(17));
        String corpus = directory.resolve("compared").toString();
        run("ingest", "git", added.commit(1).toString(), "--corpus", corpus);
        for (String stage : new String[] {"languages", "licenses"}) {
            run(stage, "--corpus", corpus);
        }
        s3.proxy()
                .plan(request ->
                        request.method().equals("PUT") || request.method().equals("DELETE")
                                ? Fault.REFUSED
                                : Fault.NONE);
        try {
            run("dedup", "--against", place, "--corpus", corpus);
        } finally {
            s3.proxy().plan(request -> Fault.NONE);
        }
        assertThat(run("explain", "dog:/copy.py", "--corpus", corpus)).contains("exact-duplicate", "cat:/src/file5.py");
        assertThat(run("explain", "dog:/src/near.py", "--corpus", corpus))
                .contains("near-duplicate", "cat:/src/file4.py", place);
        assertThat(run("explain", "dog:/own.py", "--corpus", corpus)).doesNotContain("duplicate of");
        assertThat(bytes(Storages.of(place))).isEqualTo(before);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String contentId(String path) throws Exception {
        return written.git("hash-object", path).strip();
    }

    /** What a command prints that succeeds. */
    private static String run(String... command) {
        Captured captured = new Captured(0, "");
        int code = Main.run(captured.terminal(), command);
        assertThat(code).as(captured.err() + captured.out()).isZero();
        return captured.out();
    }

    @Test
    void twoProcessesDoNotWriteAtOnce() throws IOException {
        String place = place(s3.bucket());
        try (java.io.Closeable held = Storages.of(place).lock("corpus.lock")) {
            assertThat(held).isNotNull();
            assertThat(build(place)).isEqualTo(2);
        }
        assertThat(build(place)).isZero();
    }
}
