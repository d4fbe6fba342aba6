package dev.stackyard.licenses.internal.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the few letter sequences without which no statement about a licence is made, so that most of a file is only
 * skipped over. Case of ASCII letters does not count. Immutable.
 *
 * <p>Source: Wu and Manber, "A fast algorithm for multi-pattern searching", TR 94-17, University of Arizona 1994, with
 * blocks of two bytes: every sequence has at least {@link #MIN_LENGTH} bytes, so a block that ends none of their
 * prefixes of that length lets the search go on by up to four bytes.
 */
final class SeedScanner {

    private static final int MIN_LENGTH = 5;
    private static final int TABLE_BITS = 12;

    private final byte[][] seeds;
    private final byte[] shifts = new byte[1 << TABLE_BITS];
    /** Seeds by the table slot of the last block of their prefix. */
    private final int[][] candidates = new int[1 << TABLE_BITS][];

    SeedScanner(List<String> seeds) {
        this.seeds = seeds.stream()
                .map(seed -> seed.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        Arrays.fill(shifts, (byte) (MIN_LENGTH - 1));
        for (int s = 0; s < this.seeds.length; s++) {
            add(s);
        }
    }

    private void add(int number) {
        byte[] seed = seeds[number];
        if (seed.length < MIN_LENGTH) {
            throw new IllegalArgumentException("a seed has at least " + MIN_LENGTH + " letters");
        }
        for (int end = 1; end < MIN_LENGTH; end++) {
            int slot = slot(seed[end - 1], seed[end]);
            shifts[slot] = (byte) Math.min(shifts[slot], MIN_LENGTH - 1 - end);
        }
        int last = slot(seed[MIN_LENGTH - 2], seed[MIN_LENGTH - 1]);
        int[] known = candidates[last] == null ? new int[0] : candidates[last];
        candidates[last] = Arrays.copyOf(known, known.length + 1);
        candidates[last][known.length] = number;
    }

    /** Mixes two bytes, upper and lower case alike: bit 5 is left out of both. */
    private static int slot(byte first, byte second) {
        return ((first & 0xDF) << 4 & 0xFFF) ^ (second & 0xDF);
    }

    /** First byte of the first seed that begins in {@code text[from, to)} and ends there too; -1 if there is none. */
    int find(byte[] text, int from, int to) {
        int end = from + MIN_LENGTH - 1;
        byte[] shift = shifts;
        while (end < to) {
            int slot = ((text[end - 1] & 0xDF) << 4 & 0xFFF) ^ (text[end] & 0xDF);
            int step = shift[slot];
            if (step == 0) {
                int start = end - MIN_LENGTH + 1;
                if (isSeed(text, start, to, candidates[slot])) {
                    return start;
                }
                step = 1;
            }
            end += step;
        }
        return -1;
    }

    private boolean isSeed(byte[] text, int start, int to, int[] numbers) {
        for (int number : numbers) {
            if (matches(text, start, to, seeds[number])) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] text, int start, int to, byte[] seed) {
        if (start + seed.length > to) {
            return false;
        }
        for (int i = 0; i < seed.length; i++) {
            byte b = text[start + i];
            byte folded = b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
            if (folded != seed[i]) {
                return false;
            }
        }
        return true;
    }
}
