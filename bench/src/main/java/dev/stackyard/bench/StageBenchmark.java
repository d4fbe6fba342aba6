package dev.stackyard.bench;

import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.RowStage;
import dev.stackyard.curate.QualitySettings;
import dev.stackyard.curate.QualityStage;
import dev.stackyard.dedup.SignaturesSettings;
import dev.stackyard.dedup.SignaturesStage;
import dev.stackyard.languages.LanguagesSettings;
import dev.stackyard.languages.LanguagesStage;
import dev.stackyard.pii.PiiSettings;
import dev.stackyard.pii.PiiStage;
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
 * What does each map stage cost, from a row's text in memory to its columns?
 *
 * <p>Cases ({@code stage}): {@code languages} (detection and flags), {@code quality} (all filters, no benchmark strings),
 * {@code pii} (personal data and secrets), {@code signatures} (shingles and MinHash); all with their default settings. Read
 * {@code bytes} as bytes of source text per second and core. DESIGN 8 allows 2 ns a byte for languages and filters together,
 * 2 for secrets, 5 for MinHash. It is the stage without Parquet; {@link ContentsParquetBenchmark} is the rest.
 *
 * <p>Before timing, {@code setup} runs two functions of the stage over all rows: they must write the same columns, and must
 * write some, so that no case times a stage that does nothing.
 *
 * <pre>java -Dstackyard.bench.files=DIR -cp 'bench/target/bench-0.1.0-SNAPSHOT.jar:bench/target/lib/*' \
 *     org.openjdk.jmh.Main StageBenchmark -p stage=pii</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class StageBenchmark {

    /** The stage under test. */
    @Param({"languages", "quality", "pii", "signatures"})
    public String stage = "languages";

    private List<TextRow> rows = List.of();
    private long bytes;
    private RowFunction function = (row, out) -> {};

    /** Gives all rows the columns of the stages before, and checks that the stage is steady and does something. */
    @Setup
    public void setup() {
        List<SourceFiles.SourceFile> files = SourceFiles.read();
        bytes = SourceFiles.totalBytes(files);
        rows = files.stream().map(TextRow::new).toList();
        RowStage tested = stage(stage);
        if (!stage.equals("languages")) {
            apply(new LanguagesStage(LanguagesSettings.defaults()).open());
        }
        List<?> before = rows.stream().map(TextRow::written).toList();
        apply(tested.open());
        List<?> once = rows.stream().map(TextRow::written).toList();
        function = tested.open();
        apply(function);
        List<?> twice = rows.stream().map(TextRow::written).toList();
        if (!once.equals(twice) || once.equals(before)) {
            throw new IllegalStateException(stage + " writes nothing, or other columns the second time");
        }
    }

    private static RowStage stage(String name) {
        return switch (name) {
            case "languages" -> new LanguagesStage(LanguagesSettings.defaults());
            case "quality" -> new QualityStage(QualitySettings.defaults());
            case "pii" -> new PiiStage(PiiSettings.defaults());
            case "signatures" -> new SignaturesStage(SignaturesSettings.defaults());
            default -> throw new IllegalArgumentException("there is no case " + name);
        };
    }

    /** All files as one repository. */
    @Benchmark
    public void run(TextBytes counter) {
        apply(function);
        counter.bytes += bytes;
    }

    private void apply(RowFunction applied) {
        applied.beginRepository();
        for (TextRow row : rows) {
            applied.apply(row, row.builder(stage));
        }
    }
}
