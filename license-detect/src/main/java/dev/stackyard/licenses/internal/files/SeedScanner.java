package dev.stackyard.licenses.internal.files;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the few letter sequences without which no statement about a licence is made, so that most of a file is only
 * skipped over. Case of ASCII letters does not count. Immutable.
 *
 * <p>Looks at every {@code stride}-th group of four bytes: with a stride of the shortest sequence's length less three,
 * one of any {@code stride} neighbouring groups of a sequence is looked at. Which neighbours stand for the sequence is
 * free; those are taken that ordinary text seldom has ("opriet" of "proprietary", not "prop"). No look depends on the one before, so the
 * processor makes several at once; skipping by tables (Wu and Manber, TR 94-17, University of Arizona 1994), which was
 * here before, made it wait for each skip and took three times as long.
 */
final class SeedScanner {

    private static final int GRAM = 4;
    private static final int TABLE_BITS = 14;
    /** Bit 5 of every byte: set, it makes capitals small; what it does to other bytes, {@link #matches} finds out. */
    private static final int SMALL = 0x20202020;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private static final int[] NONE = {};

    /** Words that program text is full of: groups in them are no good signs of anything else. */
    private static final String COMMON = "public private protected string static strict config configuration property"
            + " properties command comment common commit create created creates under underlying without within with what"
            + " free freed freeze domain main copy copying copies same name terms term sion tion ssion form from for not use"
            + " used user author authorize authorized authorization written write redis distribution distributed distrib"
            + " commerce component company software source mission able right rights reserved original origin";

    private final byte[][] seeds;
    private final int stride;
    /** The furthest that a group which stands for a seed lies behind the seed's beginning. */
    private final int reach;

    private final boolean[] isKnown = new boolean[1 << TABLE_BITS];
    /** By slot of a group: a seed's number and where in the seed the group stands, in turn. */
    private final int[][] candidates = new int[1 << TABLE_BITS][];

    /** @param seeds of at least four small letters; the longer the shortest one is, the faster the search */
    SeedScanner(List<String> seeds) {
        this.seeds = seeds.stream()
                .map(seed -> seed.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        int shortest = seeds.stream().mapToInt(String::length).min().orElse(GRAM);
        if (shortest < GRAM) {
            throw new IllegalArgumentException("a seed has at least " + GRAM + " letters");
        }
        this.stride = shortest - GRAM + 1;
        Arrays.fill(candidates, NONE);
        int furthest = 0;
        for (int number = 0; number < this.seeds.length; number++) {
            int first = rarest(seeds.get(number));
            for (int offset = first; offset < first + stride; offset++) {
                add(number, offset);
            }
            furthest = Math.max(furthest, first + stride - 1);
        }
        this.reach = furthest;
    }

    /** Where neighbouring groups begin that are to stand for a seed: the first ones that are in no common word. */
    private int rarest(String seed) {
        for (int first = 0; first + stride + GRAM - 1 <= seed.length(); first++) {
            boolean rare = true;
            for (int offset = first; offset < first + stride; offset++) {
                rare &= !COMMON.contains(seed.substring(offset, offset + GRAM));
            }
            if (rare) {
                return first;
            }
        }
        return 0;
    }

    private void add(int number, int offset) {
        int slot = slot((int) INTS.get(seeds[number], offset));
        int[] known = candidates[slot];
        int[] more = Arrays.copyOf(known, known.length + 2);
        more[known.length] = number;
        more[known.length + 1] = offset;
        candidates[slot] = more;
        isKnown[slot] = true;
    }

    private static int slot(int group) {
        return ((group | SMALL) * 0x9E3779B1) >>> (Integer.SIZE - TABLE_BITS);
    }

    /** First byte of the first seed that begins in {@code text[from, to)} and ends there too; -1 if there is none. */
    int find(byte[] text, int from, int to) {
        int first = -1;
        int end = to;
        int i = nextGroup(text, from, end);
        while (i <= end - GRAM) {
            int start = firstSeed(text, from, to, i, candidates[slot((int) INTS.get(text, i))]);
            if (start >= 0 && (first < 0 || start < first)) {
                first = start;
                end = (int) Math.min(to, (long) start + reach + GRAM); // what stands for a seed before this one
            }
            i = nextGroup(text, i + stride, end);
        }
        return first;
    }

    private int nextGroup(byte[] text, int from, int to) {
        return stride == 2 ? nextKnownByTwos(text, from, to) : nextKnown(text, from, to);
    }

    /** The first place at which a group stands that a seed has, going in strides; behind the last group if none does. */
    private int nextKnown(byte[] text, int from, int to) {
        boolean[] known = isKnown;
        int i = from;
        while (i <= to - GRAM && !known[slot((int) INTS.get(text, i))]) {
            i += stride;
        }
        return i;
    }

    /** The same in strides of two: with a constant stride the compiler unrolls and checks bounds once. */
    private int nextKnownByTwos(byte[] text, int from, int to) {
        boolean[] known = isKnown;
        int end = to - GRAM;
        int i = from;
        for (; i <= end; i += 2) {
            if (known[slot((int) INTS.get(text, i))]) {
                break;
            }
        }
        return i;
    }

    /** Where the first one begins of the seeds that have the group at {@code place}; -1 if none is there. */
    private int firstSeed(byte[] text, int from, int to, int place, int[] possible) {
        int first = -1;
        for (int i = 0; i < possible.length; i += 2) {
            int start = place - possible[i + 1];
            if (start >= from && (first < 0 || start < first) && matches(text, start, to, seeds[possible[i]])) {
                first = start;
            }
        }
        return first;
    }

    /** Compares from the end, where words that begin alike differ. */
    private static boolean matches(byte[] text, int start, int to, byte[] seed) {
        if (start + seed.length > to) {
            return false;
        }
        for (int i = seed.length - 1; i >= 0; i--) {
            byte b = text[start + i];
            byte folded = b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
            if (folded != seed[i]) {
                return false;
            }
        }
        return true;
    }
}
