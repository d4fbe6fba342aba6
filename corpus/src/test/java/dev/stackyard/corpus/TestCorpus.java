package dev.stackyard.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small real corpus for tests of stages: files are named in the test, {@link #write} makes the {@code files} and {@code
 * contents} layers, {@link #run} runs stages with the local engine, {@link #rows} reads columns back.
 *
 * <pre>{@code
 * TestCorpus corpus = TestCorpus.in(tempDir)
 *         .repository("octo/cat").stars(3)
 *         .file("/main.py", "print('hi')\n")
 *         .stub("/logo.png", Stub.BINARY);
 * corpus.run(new LanguagesStage(LanguagesSettings.defaults()));
 * assertThat(corpus.column(LanguagesLayer.LANGUAGE)).containsExactly(...);   // in row order
 * }</pre>
 */
public final class TestCorpus {

    private final Corpus corpus;
    private final List<List<Repository>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    private boolean written;

    private TestCorpus(Path directory) {
        this.corpus = Corpus.at(Storages.of(directory));
    }

    private static final class Repository {
        final String name;
        long stars;
        long forks;

        @Nullable
        String licenseId;

        Instant date = Instant.parse("2023-09-06T00:00:00Z");
        final List<TestFile> files = new ArrayList<>();

        Repository(String name) {
            this.name = name;
        }
    }

    private record TestFile(
            RowKind kind,
            String path,
            byte @Nullable [] content,
            @Nullable Stub stub,
            @Nullable String encoding) {}

    public static TestCorpus in(Path directory) {
        return new TestCorpus(directory);
    }

    /** Begins a repository in the current part. */
    public TestCorpus repository(String name) {
        parts.get(parts.size() - 1).add(new Repository(name));
        return this;
    }

    /** Begins a new part. */
    public TestCorpus part() {
        parts.add(new ArrayList<>());
        return this;
    }

    public TestCorpus stars(long stars) {
        current().stars = stars;
        return this;
    }

    public TestCorpus forks(long forks) {
        current().forks = forks;
        return this;
    }

    public TestCorpus statedLicense(String spdxId) {
        current().licenseId = spdxId;
        return this;
    }

    public TestCorpus date(String isoInstant) {
        current().date = Instant.parse(isoInstant);
        return this;
    }

    public TestCorpus file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8), "UTF-8");
    }

    public TestCorpus file(String path, byte[] bytes, String encoding) {
        current().files.add(new TestFile(RowKind.CODE, path, bytes, null, encoding));
        return this;
    }

    /** A row of another kind than code. */
    public TestCorpus row(RowKind kind, String path, String text) {
        current().files.add(new TestFile(kind, path, text.getBytes(StandardCharsets.UTF_8), null, "UTF-8"));
        return this;
    }

    public TestCorpus stub(String path, Stub stub) {
        current().files.add(new TestFile(RowKind.CODE, path, null, stub, null));
        return this;
    }

    private Repository current() {
        List<Repository> part = parts.get(parts.size() - 1);
        if (part.isEmpty()) {
            throw new IllegalStateException("begin a repository first");
        }
        return part.get(part.size() - 1);
    }

    /** Writes the layers of ingest, once; rows are in the order that {@link FilesLayer} promises. */
    public Corpus write() throws IOException {
        if (!written) {
            written = true;
            for (int i = 0; i < parts.size(); i++) {
                writePart(new PartId(i), parts.get(i));
            }
        }
        return corpus;
    }

    private void writePart(PartId part, List<Repository> repositories) throws IOException {
        LayerStamp stamp = new LayerStamp("ingest", 1, Fingerprints.ofText(part.toString()), Map.of());
        try (LayerWriter files = corpus.write(part, FilesLayer.SCHEMA, stamp);
                LayerWriter contents = corpus.write(part, ContentsLayer.SCHEMA, stamp)) {
            for (Repository repository : repositories) {
                repository.files.sort(
                        Comparator.comparing((TestFile file) -> !file.path().endsWith("/.gitattributes"))
                                .thenComparing(TestFile::path));
                for (TestFile file : repository.files) {
                    writeFile(repository, file, files, contents);
                }
            }
            contents.commit();
            files.commit();
        }
    }

    private static void writeFile(Repository repository, TestFile file, LayerWriter files, LayerWriter contents)
            throws IOException {
        byte[] bytes = file.content() == null ? new byte[0] : file.content();
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        files.row()
                .set(FilesLayer.REPO_NAME, repository.name)
                .set(FilesLayer.REPO_URL, "https://github.com/" + repository.name)
                .set(FilesLayer.REVISION_ID, sha1("revision " + repository.name))
                .set(FilesLayer.DIRECTORY_ID, sha1("directory " + repository.name))
                .set(FilesLayer.SNAPSHOT_ID, sha1("snapshot " + repository.name))
                .set(FilesLayer.BRANCH_NAME, "refs/heads/main")
                .set(FilesLayer.REVISION_DATE, repository.date)
                .set(FilesLayer.COMMITTER_DATE, repository.date)
                .set(FilesLayer.STAR_EVENTS_COUNT, repository.stars)
                .set(FilesLayer.FORK_EVENTS_COUNT, repository.forks)
                .set(FilesLayer.GHA_LICENSE_ID, repository.licenseId)
                .set(FilesLayer.KIND, file.kind().columnValue())
                .set(FilesLayer.PATH, file.path())
                .set(FilesLayer.EXTENSION, name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "")
                .set(FilesLayer.CONTENT_ID, gitBlobId(bytes))
                .set(FilesLayer.BLOB_ID, HexFormat.of().formatHex(sha1().digest(bytes)))
                .set(FilesLayer.LENGTH_BYTES, (long) bytes.length)
                .set(FilesLayer.MODE, "100644")
                .set(FilesLayer.SRC_ENCODING, file.encoding())
                .set(FilesLayer.STUB, file.stub() == null ? null : file.stub().columnValue());
        files.append();
        contents.row().set(ContentsLayer.CONTENT, file.content() == null ? null : ByteSlice.of(file.content()));
        contents.append();
    }

    /** Runs stages on two threads with seed 0. */
    public TestCorpus run(Stage... stages) throws IOException {
        return run(new EngineSettings(2, 64L << 20, 0), stages);
    }

    public TestCorpus run(EngineSettings settings, Stage... stages) throws IOException {
        new LocalEngine(settings, Progress.NONE).run(write(), List.of(stages));
        return this;
    }

    public Corpus corpus() throws IOException {
        return write();
    }

    /** One column of all rows, in row order; nulls included. */
    public <T> List<@Nullable T> column(Column<T> column) throws IOException {
        List<@Nullable T> values = new ArrayList<>();
        for (PartId part : write().parts()) {
            try (RowCursor cursor = corpus.read(part, List.of(column))) {
                while (cursor.next()) {
                    values.add(cursor.row().find(column));
                }
            }
        }
        return values;
    }

    /** One column by {@code repo_name:path}; nulls included. */
    public <T> Map<String, @Nullable T> byPath(Column<T> column) throws IOException {
        Map<String, @Nullable T> values = new LinkedHashMap<>();
        List<String> names = column(FilesLayer.REPO_NAME);
        List<String> paths = column(FilesLayer.PATH);
        List<@Nullable T> all = column(column);
        for (int i = 0; i < all.size(); i++) {
            values.put(names.get(i) + ":" + paths.get(i), all.get(i));
        }
        return values;
    }

    /** The verdicts of one layer by {@code repo_name:path}; null for rows that it keeps. */
    public Map<String, @Nullable String> drops(String layer) throws IOException {
        return byPath(LayerSchema.drop(layer));
    }

    private static String gitBlobId(byte[] bytes) {
        MessageDigest digest = sha1();
        digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest(bytes));
    }

    private static String sha1(String text) {
        return HexFormat.of().formatHex(sha1().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
