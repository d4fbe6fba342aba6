package dev.stackyard.dedup;

import dev.stackyard.bench.SourceFiles;
import dev.stackyard.bench.TextBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Which {@link Sketch} should sign files, and with how many places?
 *
 * <p>Cases: {@code sign}, shingles that are there already to signatures, read {@code shingles} as shingles per second and core;
 * {@code shingleAndSign}, text to signatures, read {@code bytes}. {@code bench/dedup/rensa_signatures.py} does the first on the
 * same files with rensa. Accuracy is the business of {@link SignatureErrors}: prefer the fastest that is accurate.
 *
 * <p>Before timing, {@code setup} checks that order and repetition of shingles change no signature.
 *
 * <pre>java -Dstackyard.bench.files=DIR -cp 'bench/target/bench-0.1.0-SNAPSHOT.jar:bench/target/lib/*' \
 *     org.openjdk.jmh.Main SignatureBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class SignatureBenchmark {

    private static final int NGRAM = 5;

    /** What signs. */
    @Param
    public Sketch sketch = Sketch.FAST;

    /** Places of a signature. */
    @Param({"120", "256"})
    public int hashes;

    private final Shingler shingler = new Shingler(NGRAM);
    private final List<long[]> sets = new ArrayList<>();
    private List<SourceFiles.SourceFile> files = List.of();
    private long bytes;
    private long shingles;
    private byte[] signature = {};
    private @Nullable MinHashKernel kernel;

    /** Counts shingles. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Shingles {

        /** Read by JMH after each iteration: shingles done. */
        public long shingles;
    }

    /** Reads and checks. */
    @Setup
    public void setup() {
        files = SourceFiles.read();
        bytes = SourceFiles.totalBytes(files);
        for (SourceFiles.SourceFile file : files) {
            int count = shingler.shingle(file.bytes(), 0, file.bytes().length);
            if (count > 0) {
                sets.add(Arrays.copyOf(shingler.shingles(), count));
                shingles += count;
            }
        }
        kernel = sketch.kernel(hashes, 1);
        signature = new byte[hashes];
        sets.forEach(this::check);
    }

    private void check(long[] set) {
        long[] backwards = new long[2 * set.length];
        for (int i = 0; i < backwards.length; i++) {
            backwards[i] = set[set.length - 1 - i % set.length];
        }
        if (!Arrays.equals(sign(set), sign(backwards))) {
            throw new IllegalStateException("a signature depends on the order of " + set.length + " shingles");
        }
    }

    private byte[] sign(long[] set) {
        return Objects.requireNonNull(kernel).signature(set, set.length);
    }

    @Benchmark
    public byte[] sign(Shingles counter) {
        MinHashKernel signer = Objects.requireNonNull(kernel);
        for (long[] set : sets) {
            signer.sign(set, set.length, signature, 0);
        }
        counter.shingles += shingles;
        return signature;
    }

    @Benchmark
    public byte[] shingleAndSign(TextBytes counter) {
        MinHashKernel signer = Objects.requireNonNull(kernel);
        for (SourceFiles.SourceFile file : files) {
            int count = shingler.shingle(file.bytes(), 0, file.bytes().length);
            if (count > 0) {
                signer.sign(shingler.shingles(), count, signature, 0);
            }
        }
        counter.bytes += bytes;
        return signature;
    }
}
