package dev.stackyard.dedup.bigcode;

/**
 * The random numbers of {@code numpy.random.RandomState(seed)}: the Mersenne Twister MT19937 (Matsumoto and Nishimura, ACM
 * TOMACS 8, 1998, with the initialisation of 2002), and bounded numbers by masks and rejection, as NumPy has promised not
 * to change for {@code RandomState} (NEP 19). Not thread-safe.
 */
final class NumpyRandom {

    private static final int SIZE = 624;
    private static final int SHIFT = 397;
    private static final int MATRIX = 0x9908B0DF;
    private static final int LOW_BITS = 0x7FFFFFFF;

    private final int[] state = new int[SIZE];
    private int next = SIZE;

    /** @param seed 0 to 2^32 - 1, as unsigned */
    NumpyRandom(int seed) {
        state[0] = seed;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
        }
    }

    /** {@code randint(low, high, size, dtype=uint32)}: numbers from low up to and without high, as unsigned. */
    int[] uint32(long low, long high, int size) {
        long range = high - low - 1;
        long mask = range == 0 ? 0 : -1L >>> Long.numberOfLeadingZeros(range);
        int[] numbers = new int[size];
        for (int i = 0; i < size; i++) {
            long drawn = range == 0 ? 0 : next() & mask;
            while (drawn > range) {
                drawn = next() & mask;
            }
            numbers[i] = (int) (low + drawn);
        }
        return numbers;
    }

    private long next() {
        if (next == SIZE) {
            refill();
            next = 0;
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9D2C5680;
        y ^= y << 15 & 0xEFC60000;
        y ^= y >>> 18;
        return y & 0xFFFFFFFFL;
    }

    private void refill() {
        for (int i = 0; i < SIZE; i++) {
            int y = (state[i] & ~LOW_BITS) | (state[(i + 1) % SIZE] & LOW_BITS);
            state[i] = state[(i + SHIFT) % SIZE] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : MATRIX);
        }
    }
}
