package dev.stackyard.bench;

import dev.stackyard.licenses.LicenseDetector;
import dev.stackyard.licenses.LicensesSettings;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
 * What does looking for licences cost over an ordinary source tree?
 *
 * <p>Cases: {@code remembered} is the default, in which a thread remembers what passages of the same words said; {@code
 * afresh} remembers nothing, so every header and licence file is matched anew. Read {@code bytes} as bytes of source text
 * per second and core. The budget is 0.5 ns a byte for the default (DESIGN 8).
 *
 * <p>Before timing, {@code setup} checks that the tree has licence statements, and that both cases find the same.
 *
 * <pre>java -Dstackyard.bench.files=DIR -cp 'bench/target/bench-0.1.0-SNAPSHOT.jar:bench/target/lib/*' \
 *     org.openjdk.jmh.Main LicenseDetectionBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class LicenseDetectionBenchmark {

    @Param({"remembered", "afresh"})
    public String passages = "remembered";

    private List<SourceFiles.SourceFile> files = List.of();
    private LicenseDetector detector = detector(0);

    /** Reads the files and checks that there is something to find, and that remembering changes nothing. */
    @Setup
    public void setup() {
        files = SourceFiles.read();
        LicenseDetector afresh = detector(0);
        LicenseDetector remembered = detector(LicensesSettings.defaults().rememberedPassages());
        long found = 0;
        for (SourceFiles.SourceFile file : files) {
            var findings = afresh.detect(file.bytes(), 0, file.bytes().length, file.path());
            if (!findings.equals(remembered.detect(file.bytes(), 0, file.bytes().length, file.path()))) {
                throw new IllegalStateException(file.path() + " says something else when it is remembered");
            }
            found += findings.size();
        }
        if (found == 0) {
            throw new IllegalStateException("no file of the tree states a licence: nothing would be measured");
        }
        detector = passages.equals("afresh") ? afresh : remembered;
    }

    private static LicenseDetector detector(int rememberedPassages) {
        LicensesSettings defaults = LicensesSettings.defaults();
        return new LicenseDetector(new LicensesSettings(
                defaults.headBytes(),
                defaults.tailBytes(),
                defaults.maxLicenseBytes(),
                defaults.textThreshold(),
                rememberedPassages,
                defaults.drop(),
                defaults.licensedKinds(),
                defaults.alsoPermissive(),
                defaults.neverPermissive(),
                defaults.forgeLicense()));
    }

    @Benchmark
    public long detect(TextBytes counter) {
        long found = 0;
        for (SourceFiles.SourceFile file : files) {
            found += detector.detect(file.bytes(), 0, file.bytes().length, file.path())
                    .size();
        }
        counter.bytes += SourceFiles.totalBytes(files);
        return found;
    }
}
