package dev.stackyard.bench;

import dev.stackyard.corpus.CountingStorage;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.index.Place;
import dev.stackyard.corpus.index.ProvenanceIndex;
import dev.stackyard.corpus.index.SyntheticIndex;
import dev.stackyard.swhid.Swhid;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * How long does the index of SWHIDs take to build, and how long does one look-up take in it, at any number of rows?
 *
 * <p>Cases: build (all threads, a declared memory); then look-ups with an index opened for each (cold: footers and page
 * indexes are read again, the page cache of the system is as it is) and with one that stays open (warm), of contents that are
 * there and that are not, and a batch. A look-up is whole: places, repositories and tokens. Times are the median and the 99th
 * percentile of wall time; bytes and requests are those of one look-up, the largest and the mean.
 *
 * <p>Before timing, every answer of 1,000 random rows is compared with what the row was made of. Plain rather than JMH: what is
 * of interest is the spread over different keys, and one index of 100 million rows takes too long for a setup.
 *
 * <pre>java -Xmx2g -cp 'bench/target/bench-0.1.0-SNAPSHOT.jar:bench/target/lib/*' \
 *     dev.stackyard.bench.ProvenanceIndexBenchmark DIRECTORY ROWS MEMORY_MB THREADS</pre>
 */
public final class ProvenanceIndexBenchmark {

    private static final int LOOKUPS = 1_000;
    private static final int COLD_LOOKUPS = 200;
    private static final int BATCH = 100_000;

    private final SyntheticIndex synthetic;
    private final CountingStorage storage;
    private final long rows;
    private final PrintStream out;

    private ProvenanceIndexBenchmark(Path directory, long rows, PrintStream out) {
        this.synthetic = new SyntheticIndex(rows);
        this.storage = new CountingStorage(Storages.of(directory));
        this.rows = rows;
        this.out = out;
    }

    /** See the class. An index that is there already is not built again. */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        ProvenanceIndexBenchmark benchmark =
                new ProvenanceIndexBenchmark(directory, Long.parseLong(args[1]), System.out);
        if (!Files.exists(directory.resolve("index/index.json"))) {
            benchmark.build(directory, Long.parseLong(args[2]) << 20, Integer.parseInt(args[3]));
        }
        benchmark.gate();
        benchmark.coldLookups();
        benchmark.warmLookups("warm, found", true);
        benchmark.warmLookups("warm, absent", false);
        benchmark.batch();
    }

    private void build(Path directory, long memoryBytes, int threads) throws IOException {
        long start = System.nanoTime();
        synthetic.build(Storages.of(directory), new EngineSettings(threads, memoryBytes, 0), Progress.NONE);
        double seconds = (System.nanoTime() - start) / 1e9;
        long bytes;
        try (Stream<Path> files = Files.walk(directory.resolve("index"))) {
            bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
        out.printf(
                Locale.ROOT,
                "build %,d rows: %.0f s, %.2f us/row, index %,d bytes (%.1f per row), peak RSS %s%n",
                rows,
                seconds,
                seconds * 1e6 / rows,
                bytes,
                (double) bytes / rows,
                peakMemory());
    }

    private static String peakMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> line.substring("VmHWM:".length()).strip())
                .findFirst()
                .orElse("unknown");
    }

    private void gate() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        try (ProvenanceIndex index = synthetic.open(storage)) {
            for (int i = 0; i < LOOKUPS; i++) {
                check(index, random.nextLong(rows));
                if (!index.find(synthetic.absent(random.nextLong(rows))).isEmpty()) {
                    throw new IllegalStateException("an absent content was found");
                }
            }
        }
    }

    private void check(ProvenanceIndex index, long row) throws IOException {
        List<Place> places = index.find(synthetic.content(row));
        boolean right = places.stream()
                .anyMatch(place -> synthetic.path(row).equals(place.path())
                        && java.util.Objects.equals(synthetic.tokens(row), place.tokens()));
        if (!right) {
            throw new IllegalStateException("row " + row + " was not found: " + places);
        }
    }

    private void lookup(ProvenanceIndex index, Swhid swhid) throws IOException {
        List<Place> places = index.find(swhid);
        index.repositories(places.stream().map(Place::repository).toList());
    }

    private void coldLookups() throws IOException {
        SplittableRandom random = new SplittableRandom(8);
        Measurements measurements = new Measurements();
        for (int i = 0; i < COLD_LOOKUPS; i++) {
            Swhid swhid = synthetic.content(random.nextLong(rows));
            measurements.begin();
            try (ProvenanceIndex index = synthetic.open(storage)) {
                lookup(index, swhid);
            }
            measurements.end();
        }
        measurements.print("opened for each");
    }

    private void warmLookups(String name, boolean present) throws IOException {
        SplittableRandom random = new SplittableRandom(9);
        Measurements measurements = new Measurements();
        try (ProvenanceIndex index = synthetic.open(storage)) {
            for (int i = 0; i < LOOKUPS; i++) {
                lookup(index, synthetic.content(random.nextLong(rows)));
            }
            for (int i = 0; i < LOOKUPS; i++) {
                long row = random.nextLong(rows);
                Swhid swhid = present ? synthetic.content(row) : synthetic.absent(row);
                measurements.begin();
                lookup(index, swhid);
                measurements.end();
            }
        }
        measurements.print(name);
    }

    private void batch() throws IOException {
        SplittableRandom random = new SplittableRandom(10);
        List<Swhid> swhids = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            swhids.add(synthetic.content(random.nextLong(rows)));
        }
        List<Swhid> sorted =
                swhids.stream().distinct().sorted(ProvenanceIndex.ORDER).toList();
        storage.reset();
        long start = System.nanoTime();
        long[] found = new long[1];
        try (ProvenanceIndex index = synthetic.open(storage)) {
            index.find(sorted, place -> found[0]++);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                Locale.ROOT,
                "batch of %,d: %.1f s, %.0f us each, %,d places, %,d bytes, %,d requests%n",
                sorted.size(),
                seconds,
                seconds * 1e6 / sorted.size(),
                found[0],
                storage.bytes(),
                storage.requests());
    }

    private final class Measurements {

        private final List<long[]> all = new ArrayList<>();
        private long start;

        void begin() {
            storage.reset();
            start = System.nanoTime();
        }

        void end() {
            all.add(new long[] {System.nanoTime() - start, storage.bytes(), storage.requests()});
        }

        void print(String name) {
            long[] nanos = all.stream().mapToLong(one -> one[0]).sorted().toArray();
            out.printf(
                    Locale.ROOT,
                    "%s: median %.1f ms, p99 %.1f ms; bytes mean %,.0f, max %,d; requests mean %.1f, max %d%n",
                    name,
                    nanos[nanos.length / 2] / 1e6,
                    nanos[nanos.length * 99 / 100] / 1e6,
                    all.stream().mapToLong(one -> one[1]).average().orElse(0),
                    all.stream().mapToLong(one -> one[1]).max().orElse(0),
                    all.stream().mapToLong(one -> one[2]).average().orElse(0),
                    all.stream().mapToLong(one -> one[2]).max().orElse(0));
        }
    }
}
