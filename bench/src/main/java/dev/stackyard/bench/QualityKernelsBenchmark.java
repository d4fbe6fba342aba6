package dev.stackyard.bench;

import dev.stackyard.corpus.StorageFile;
import dev.stackyard.curate.internal.Benchmarks;
import dev.stackyard.curate.internal.EncodedDataScanner;
import dev.stackyard.curate.internal.TextSignals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * What do the three scans of the quality filters cost?
 *
 * <p>Cases: {@code signals} (lines, letters, lengths), {@code encodedData} (base64, hexadecimal and escape runs), {@code
 * benchmarkStrings} (decontamination against up to 8,000 strings). Read {@code bytes} as bytes of source text per second and
 * core. The strings are lines of the files read backwards: as long and as wide as real ones, and in next to no file, so that
 * nearly every file is searched to its end.
 *
 * <p>Before timing, {@code setup} compares the number of characters of every file with Java's own, and looks for a planted
 * run and a planted benchmark string.
 *
 * <pre>java -Dstackyard.bench.files=DIR -cp 'bench/target/bench-0.1.0-SNAPSHOT.jar:bench/target/lib/*' \
 *     org.openjdk.jmh.Main QualityKernelsBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class QualityKernelsBenchmark {

    private static final int HEAD_LINES = 5;
    private static final int STRINGS = 8_000;
    private static final int SHORTEST_STRING = 40;
    private static final int LINE_STRIDE = 17;

    private final TextSignals signals = new TextSignals(HEAD_LINES);
    private final EncodedDataScanner encoded = new EncodedDataScanner();
    private List<SourceFiles.SourceFile> files = List.of();
    private long bytes;
    private Benchmarks.@Nullable Matcher matcher;

    /** Makes the strings and checks each scan. */
    @Setup
    public void setup() throws IOException {
        files = SourceFiles.read();
        bytes = SourceFiles.totalBytes(files);
        List<String> strings = backwards();
        Path directory = Files.createTempDirectory("stackyard-bench");
        List<StorageFile> paths = new ArrayList<>();
        for (int i = 0; i < strings.size(); i++) {
            paths.add(StorageFile.of(Files.writeString(directory.resolve(i + ".txt"), strings.get(i))
                    .toString()));
        }
        Benchmarks.Matcher made = Benchmarks.read(paths, List.of(), List.of(), SHORTEST_STRING / 2)
                .matcher();
        matcher = made;
        checkSignals();
        byte[] planted = ("int x; /* " + "QUJD".repeat(100) + " */ " + strings.get(0)).getBytes(StandardCharsets.UTF_8);
        encoded.scan(planted, 0, planted.length);
        if (encoded.longestRun() < 400 || made.find(planted, 0, planted.length) == null) {
            throw new IllegalStateException("a planted run or benchmark string was not found");
        }
    }

    private List<String> backwards() {
        List<String> strings = new ArrayList<>();
        for (SourceFiles.SourceFile file : files) {
            List<String> lines =
                    new String(file.bytes(), StandardCharsets.UTF_8).lines().toList();
            for (int i = 0; i < lines.size() && strings.size() < STRINGS; i += LINE_STRIDE) {
                if (lines.get(i).strip().length() >= SHORTEST_STRING) {
                    strings.add(new StringBuilder(lines.get(i)).reverse().toString());
                }
            }
        }
        return strings;
    }

    private void checkSignals() {
        for (SourceFiles.SourceFile file : files) {
            String text = new String(file.bytes(), StandardCharsets.UTF_8);
            signals.scan(file.bytes(), 0, file.bytes().length);
            if (signals.characters() != text.codePointCount(0, text.length())) {
                throw new IllegalStateException(file.path() + " has another number of characters");
            }
        }
    }

    @Benchmark
    public void signals(TextBytes counter, Blackhole sink) {
        for (SourceFiles.SourceFile file : files) {
            signals.scan(file.bytes(), 0, file.bytes().length);
            sink.consume(signals.lines());
        }
        counter.bytes += bytes;
    }

    @Benchmark
    public void encodedData(TextBytes counter, Blackhole sink) {
        for (SourceFiles.SourceFile file : files) {
            encoded.scan(file.bytes(), 0, file.bytes().length);
            sink.consume(encoded.longestRun());
        }
        counter.bytes += bytes;
    }

    @Benchmark
    public void benchmarkStrings(TextBytes counter, Blackhole sink) {
        Benchmarks.Matcher asked = Objects.requireNonNull(matcher);
        for (SourceFiles.SourceFile file : files) {
            sink.consume(asked.find(file.bytes(), 0, file.bytes().length));
        }
        counter.bytes += bytes;
    }
}
