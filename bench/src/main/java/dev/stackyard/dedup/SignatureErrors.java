package dev.stackyard.dedup;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How well do signatures of each {@link Sketch} estimate a similarity?
 *
 * <p>Root mean square error of the estimate, in thousandths, for pairs of random sets at similarity 0.7 whose union has 10 to
 * 1,000 shingles, with 120 places (24 bands of 5 rows, what is used) and 256. How to read it: independent hashes have 42 (120
 * places) and 29 (256); at no size should a sketch exceed that by much, since small files are most files.
 *
 * <pre>java -cp 'bench/target/bench-0.1.0-SNAPSHOT.jar:bench/target/lib/*' dev.stackyard.dedup.SignatureErrors</pre>
 */
public final class SignatureErrors {

    private static final int TRIALS = 2000;
    private static final double SIMILARITY = 0.7;
    /** Two winners have equal low bytes by accident so often. */
    private static final double ACCIDENT = 1 / 256.0;

    private SignatureErrors() {}

    /** See the class. */
    public static void main(String[] args) {
        for (int hashes : new int[] {120, 256}) {
            for (Sketch sketch : Sketch.values()) {
                StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%3d %-16s", hashes, sketch));
                for (int union : new int[] {10, 30, 100, 300, 1000}) {
                    line.append(String.format(
                            Locale.ROOT, "  %d shingles: %4.1f", union, 1000 * error(sketch, hashes, union)));
                }
                System.out.println(line);
            }
        }
    }

    private static double error(Sketch sketch, int hashes, int union) {
        SplittableRandom random = new SplittableRandom(union);
        double squares = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            MinHashKernel kernel = sketch.kernel(hashes, random.nextLong());
            long[][] pair = RandomPair.of(random, union, SIMILARITY);
            byte[] a = kernel.signature(pair[0], pair[0].length);
            byte[] b = kernel.signature(pair[1], pair[1].length);
            double error = estimate(a, b) - SIMILARITY;
            squares += error * error;
        }
        return Math.sqrt(squares / TRIALS);
    }

    private static double estimate(byte[] a, byte[] b) {
        int equal = 0;
        for (int i = 0; i < a.length; i++) {
            equal += a[i] == b[i] ? 1 : 0;
        }
        return ((double) equal / a.length - ACCIDENT) / (1 - ACCIDENT);
    }
}
