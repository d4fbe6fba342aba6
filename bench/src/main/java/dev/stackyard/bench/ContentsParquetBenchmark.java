package dev.stackyard.bench;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.Storages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
 * How fast is the {@code contents} layer written and read?
 *
 * <p>Cases: {@code write} (zstd level 1, one part) and {@code read} (each row's text, UTF-8 checked). Read {@code bytes} as
 * bytes of source text per second and core. The budget is 3 ns a byte written (DESIGN 8).
 *
 * <p>Before timing, {@code setup} reads back what was written and compares every byte.
 *
 * <pre>java -Dstackyard.bench.files=DIR -cp 'bench/target/bench-0.1.0-SNAPSHOT.jar:bench/target/lib/*' \
 *     org.openjdk.jmh.Main ContentsParquetBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class ContentsParquetBenchmark {

    private static final PartId PART = new PartId(0);
    private static final LayerStamp STAMP = new LayerStamp("bench", 1, "0", Map.of());

    private List<SourceFiles.SourceFile> files = List.of();
    private Corpus corpus = Corpus.at(Storages.of(Path.of(".")));

    /** Reads the files and checks that they survive the way to disk and back. */
    @Setup
    public void setup() throws IOException {
        files = SourceFiles.read();
        corpus = Corpus.at(Storages.of(Files.createTempDirectory("stackyard-bench")));
        writeContents();
        try (LayerWriter writer = corpus.write(PART, LayerSchema.of("files", FilesLayer.SRC_ENCODING), STAMP)) {
            for (int i = 0; i < files.size(); i++) {
                writer.append();
            }
            writer.commit();
        }
        try (RowCursor cursor = corpus.read(PART, List.of(ContentsLayer.CONTENT))) {
            for (SourceFiles.SourceFile file : files) {
                if (!cursor.next() || !cursor.row().get(ContentsLayer.CONTENT).equals(ByteSlice.of(file.bytes()))) {
                    throw new IllegalStateException(file.path() + " came back changed");
                }
            }
        }
    }

    @Benchmark
    public void write(TextBytes counter) throws IOException {
        writeContents();
        counter.bytes += SourceFiles.totalBytes(files);
    }

    @Benchmark
    public long read(TextBytes counter) throws IOException {
        long bytes = 0;
        try (RowCursor cursor = corpus.read(PART, List.of(ContentsLayer.CONTENT))) {
            while (cursor.next()) {
                ByteSlice text = cursor.row().text();
                bytes += text == null ? 0 : text.length();
            }
        }
        counter.bytes += SourceFiles.totalBytes(files);
        return bytes;
    }

    private void writeContents() throws IOException {
        try (LayerWriter writer = corpus.write(PART, ContentsLayer.SCHEMA, STAMP)) {
            for (SourceFiles.SourceFile file : files) {
                writer.row().set(ContentsLayer.CONTENT, ByteSlice.of(file.bytes()));
                writer.append();
            }
            writer.commit();
        }
    }
}
