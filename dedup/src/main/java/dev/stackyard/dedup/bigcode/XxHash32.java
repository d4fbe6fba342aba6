package dev.stackyard.dedup.bigcode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The 32-bit xxHash with seed 0 (Collet, "xxHash fast digest algorithm", specification 0.1.1, section XXH32). */
final class XxHash32 {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PRIME_1 = 0x9E3779B1;
    private static final int PRIME_2 = 0x85EBCA77;
    private static final int PRIME_3 = 0xC2B2AE3D;
    private static final int PRIME_4 = 0x27D4EB2F;
    private static final int PRIME_5 = 0x165667B1;
    private static final int PRIMES_1_AND_2 = 0x24234428;
    private static final int STRIPE = 16;

    private XxHash32() {}

    /** Hashes the bytes from one position to another. */
    static int hash(byte[] bytes, int from, int to) {
        int at = from;
        int hash;
        if (to - from >= STRIPE) {
            int lane1 = PRIMES_1_AND_2;
            int lane2 = PRIME_2;
            int lane3 = 0;
            int lane4 = -PRIME_1;
            for (; to - at >= STRIPE; at += STRIPE) {
                lane1 = round(lane1, (int) INTS.get(bytes, at));
                lane2 = round(lane2, (int) INTS.get(bytes, at + 4));
                lane3 = round(lane3, (int) INTS.get(bytes, at + 8));
                lane4 = round(lane4, (int) INTS.get(bytes, at + 12));
            }
            hash = Integer.rotateLeft(lane1, 1)
                    + Integer.rotateLeft(lane2, 7)
                    + Integer.rotateLeft(lane3, 12)
                    + Integer.rotateLeft(lane4, 18);
        } else {
            hash = PRIME_5;
        }
        return finish(hash + (to - from), bytes, at, to);
    }

    private static int round(int lane, int input) {
        return Integer.rotateLeft(lane + input * PRIME_2, 13) * PRIME_1;
    }

    private static int finish(int begun, byte[] bytes, int from, int to) {
        int hash = begun;
        int at = from;
        for (; to - at >= 4; at += 4) {
            hash = Integer.rotateLeft(hash + (int) INTS.get(bytes, at) * PRIME_3, 17) * PRIME_4;
        }
        for (; at < to; at++) {
            hash = Integer.rotateLeft(hash + (bytes[at] & 0xFF) * PRIME_5, 11) * PRIME_1;
        }
        hash = (hash ^ hash >>> 15) * PRIME_2;
        hash = (hash ^ hash >>> 13) * PRIME_3;
        return hash ^ hash >>> 16;
    }
}
