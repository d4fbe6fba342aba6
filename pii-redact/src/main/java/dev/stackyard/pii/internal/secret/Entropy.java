package dev.stackyard.pii.internal.secret;

/** Shannon entropy of the bytes of a value. */
final class Entropy {

    private Entropy() {}

    /** Bits per byte, 0 to 8, of the distribution of byte values in a range; 0 if it is empty. */
    static double bitsPerByte(byte[] bytes, int from, int to) {
        int length = to - from;
        int[] counts = new int[256];
        for (int i = from; i < to; i++) {
            counts[bytes[i] & 0xFF]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                bits -= count * (Math.log((double) count / length) / Math.log(2));
            }
        }
        return length == 0 ? 0 : bits / length;
    }
}
