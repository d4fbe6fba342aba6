package dev.stackyard.bench;

import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.internal.FileContent;
import dev.stackyard.ingest.internal.RepositoryState;
import dev.stackyard.ingest.internal.git.GitReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast are all files of a repository's head read, in comparison with git and JGit?
 *
 * <p>Cases: {@code ours} (trees listed, contents found, inflated, deltas applied, every object checked by its SHA-1), {@code
 * git} ({@code git cat-file --batch --buffer} in a process of its own, fed the same ids in the same order, which checks no
 * hash) and {@code jgit} (an {@code ObjectReader}, the same ids in the same order, no hash checked either). Read {@code bytes}
 * as bytes of content per second; git may use a second core for its pipe. The budget is 3 ns a byte for reading and 0.6 for
 * each SHA-1 (DESIGN 8).
 *
 * <p>Before timing, {@code setup} reads all contents in all three ways and compares their checksums.
 *
 * <pre>java -Dstackyard.bench.repository=DIR -cp 'bench/target/bench-0.1.0-SNAPSHOT.jar:bench/target/lib/*' \
 *     org.openjdk.jmh.Main GitReadingBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class GitReadingBenchmark {

    private final Path path = Path.of(System.getProperty("stackyard.bench.repository", "."));
    private List<ObjectId> ids = List.of();
    private Path idFile = path;

    /** A checksum over contents one after the other, and their size. */
    private static final class Sum {
        final CRC32 checksum = new CRC32();
        long bytes;

        void add(byte[] content) {
            checksum.update(content);
            bytes += content.length;
        }

        boolean agreesWith(Sum other) {
            return bytes == other.bytes && checksum.getValue() == other.checksum.getValue();
        }
    }

    /** What to do with each content. */
    private interface Sink {
        void accept(byte[] content);
    }

    /** Lists the contents and checks that all three read the same. */
    @Setup
    public void setup() throws IOException {
        Set<ObjectId> distinct = new LinkedHashSet<>();
        Sum ours = new Sum();
        readOurs((id, content) -> {
            if (distinct.add(ObjectId.fromString(id))) {
                ours.add(content);
            }
        });
        ids = new ArrayList<>(distinct);
        idFile = Files.createTempFile("stackyard-bench", ".ids");
        idFile.toFile().deleteOnExit();
        Files.write(idFile, ids.stream().map(ObjectId::name).toList(), StandardCharsets.US_ASCII);
        Sum git = new Sum();
        readGit(git::add);
        Sum jgit = new Sum();
        readJgit(jgit::add);
        if (!ours.agreesWith(git) || !ours.agreesWith(jgit)) {
            throw new IllegalStateException("ours, git and JGit disagree on the contents of " + path);
        }
    }

    @Benchmark
    public void ours(TextBytes counter) throws IOException {
        readOurs((id, content) -> counter.bytes += content.length);
    }

    @Benchmark
    public void git(TextBytes counter) throws IOException {
        readGit(content -> counter.bytes += content.length);
    }

    @Benchmark
    public void jgit(TextBytes counter) throws IOException {
        readJgit(content -> counter.bytes += content.length);
    }

    private interface IdSink {
        void accept(String id, byte[] content);
    }

    private void readOurs(IdSink sink) throws IOException {
        Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
        try (GitReader reader = GitReader.open(path, IngestSettings.defaults(), scratch)) {
            RepositoryState state = reader.survey();
            reader.read(state, file -> {
                if (file.content() instanceof FileContent.Whole whole) {
                    sink.accept(file.contentId().hex(), whole.bytes());
                }
            });
        }
    }

    private void readGit(Sink sink) throws IOException {
        Process git = new ProcessBuilder("git", "-C", path.toString(), "cat-file", "--batch", "--buffer")
                .redirectInput(idFile.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(git.getInputStream(), 1 << 16))) {
            for (int i = 0; i < ids.size(); i++) {
                sink.accept(in.readNBytes(size(in)));
                in.skipNBytes(1);
            }
        }
    }

    /** Reads {@code <id> blob <size>}. */
    private static int size(DataInputStream in) throws IOException {
        int size = 0;
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            size = c == ' ' ? 0 : 10 * size + c - '0';
        }
        return size;
    }

    private void readJgit(Sink sink) throws IOException {
        try (Repository repository = new FileRepositoryBuilder()
                        .readEnvironment()
                        .setGitDir(gitDirectory().toFile())
                        .build();
                ObjectReader reader = repository.newObjectReader()) {
            for (ObjectId id : ids) {
                sink.accept(reader.open(id).getBytes());
            }
        }
    }

    private Path gitDirectory() {
        return Files.isDirectory(path.resolve(".git")) ? path.resolve(".git") : path;
    }
}
