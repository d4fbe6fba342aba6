package dev.stackyard.dedup;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * Which kernel should sign files, and with how many places?
 *
 * <p>Cases: {@link FastSimilarityKernel} (what is used), {@link ClassicKernel}, {@link TiledKernel}, {@link
 * CirculantKernel} and {@link OnePermutationKernel}, with 120
 * places (24 bands of 5 rows, what is used) and 256. For each: CPU nanoseconds per byte from text to signature on one
 * thread, and nanoseconds per shingle of the kernel alone, best of eight rounds over the files; and the root mean square error of the similarity estimate on sets of 10, 100
 * and 1000 shingles at similarity 0.7, times 1000. Independent hashes have an error of 42 (120 places) and 29 (256).
 *
 * <p>How to read it: prefer the fastest whose errors do not exceed those of independent hashes by much, at every size: small
 * files are most files.
 *
 * <pre>{@code
 * mvn -q -pl dedup -am test-compile
 * java -cp dedup/target/test-classes:dedup/target/classes:corpus/target/classes dev.stackyard.dedup.MinHashBenchmark DIRECTORY
 * }</pre>
 */
final class MinHashBenchmark {

    private static final int ROUNDS = 8;
    private static final int TRIALS = 2000;
    private static final long MAX_BYTES = 64L << 20;

    private MinHashBenchmark() {}

    /** @param arguments a directory with source files */
    public static void main(String[] arguments) throws IOException {
        List<byte[]> files = read(Path.of(arguments[0]));
        report("shingles only", files, null);
        for (int hashes : new int[] {120, 256}) {
            report("fast " + hashes, files, seed -> new FastSimilarityKernel(hashes, seed));
            report("classic " + hashes, files, seed -> new ClassicKernel(hashes, seed));
            report("classic, tiled " + hashes, files, seed -> new TiledKernel(hashes, seed));
            report("circulant " + hashes, files, seed -> new CirculantKernel(hashes, seed));
            report("one permutation " + hashes, files, seed -> new OnePermutationKernel(hashes, seed));
        }
    }

    private static List<byte[]> read(Path directory) throws IOException {
        List<byte[]> files = new ArrayList<>();
        long total = 0;
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                if (total < MAX_BYTES) {
                    files.add(Files.readAllBytes(path));
                    total += files.get(files.size() - 1).length;
                }
            }
        }
        return files;
    }

    private static void report(String name, List<byte[]> files, LongFunction<MinHashKernel> kernels) {
        StringBuilder line = new StringBuilder();
        line.append(String.format(Locale.ROOT, "%-22s %6.2f ns/byte", name, nanosPerByte(files, kernels)));
        if (kernels != null) {
            line.append(String.format(Locale.ROOT, " %7.2f ns/shingle", nanosPerShingle(files, kernels)));
        }
        if (kernels != null) {
            for (int union : new int[] {10, 100, 1000}) {
                line.append(String.format(Locale.ROOT, "  error(%d) %5.1f", union, 1000 * error(kernels, union)));
            }
        }
        System.out.println(line);
    }

    private static double nanosPerByte(List<byte[]> files, LongFunction<MinHashKernel> kernels) {
        Shingler shingler = new Shingler(5);
        MinHashKernel kernel = kernels == null ? null : kernels.apply(1);
        byte[] signature = new byte[kernel == null ? 0 : kernel.hashes()];
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long bytes = 0;
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (byte[] file : files) {
                int count = shingler.shingle(file, 0, file.length);
                if (kernel != null && count > 0) {
                    kernel.sign(shingler.shingles(), count, signature, 0);
                }
                bytes += file.length;
            }
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            best = Math.min(best, (double) nanos / bytes);
        }
        return best;
    }

    /** The kernel alone: on shingles that are there already. */
    private static double nanosPerShingle(List<byte[]> files, LongFunction<MinHashKernel> kernels) {
        Shingler shingler = new Shingler(5);
        List<long[]> sets = new ArrayList<>();
        long shingles = 0;
        for (byte[] file : files) {
            int count = shingler.shingle(file, 0, file.length);
            sets.add(Arrays.copyOf(shingler.shingles(), count));
            shingles += count;
        }
        MinHashKernel kernel = kernels.apply(1);
        byte[] signature = new byte[kernel.hashes()];
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (long[] set : sets) {
                if (set.length > 0) {
                    kernel.sign(set, set.length, signature, 0);
                }
            }
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            best = Math.min(best, (double) nanos / shingles);
        }
        return best;
    }

    private static double error(LongFunction<MinHashKernel> kernels, int union) {
        SplittableRandom random = new SplittableRandom(union);
        double squares = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            MinHashKernel kernel = kernels.apply(random.nextLong());
            long[][] pair = MinHashKernelContract.pair(random, union, 0.7);
            byte[] a = MinHashKernelContract.sign(kernel, pair[0], pair[0].length);
            byte[] b = MinHashKernelContract.sign(kernel, pair[1], pair[1].length);
            double equal = 0;
            for (int i = 0; i < a.length; i++) {
                equal += a[i] == b[i] ? 1 : 0;
            }
            double estimate = (equal / a.length - 1 / 256.0) / (1 - 1 / 256.0);
            squares += (estimate - 0.7) * (estimate - 0.7);
        }
        return Math.sqrt(squares / TRIALS);
    }
}
