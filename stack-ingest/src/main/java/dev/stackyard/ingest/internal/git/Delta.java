package dev.stackyard.ingest.internal.git;

/**
 * Rebuilds an object from its base and a delta's instructions (gitformat-pack, "Deltified representation").
 *
 * <pre>
 * base size | result size | instructions        sizes: 7 bits a byte, lowest first
 * 1 s3 s2 s1 o4 o3 o2 o1 | offset and size bytes whose bit is set, lowest first: copy from the base; size 0 means 65536
 * 0 n:7                  | n bytes to insert, n > 0
 * </pre>
 */
final class Delta {

    /** The two sizes at the start take at most ten bytes each. */
    static final int LONGEST_HEADER = 20;

    private static final int COPY = 0x80;
    private static final int DEFAULT_COPY_SIZE = 0x10000;

    private final byte[] delta;
    private final int length;
    private int next;

    /** @param length bytes of {@code delta} that count; the array may be longer */
    Delta(byte[] delta, int length) {
        this.delta = delta;
        this.length = length;
    }

    /** Size of the object that a delta makes, from its first {@link #LONGEST_HEADER} bytes. */
    static long resultSize(byte[] start, int length) throws DamagedPackException {
        Delta header = new Delta(start, length);
        header.size();
        return header.size();
    }

    /**
     * Applies a delta.
     *
     * @param largest limit on the result's size in bytes
     */
    static byte[] apply(byte[] base, byte[] delta, int length, int largest) throws DamagedPackException {
        return new Delta(delta, length).apply(base, largest);
    }

    private byte[] apply(byte[] base, int largest) throws DamagedPackException {
        if (size() != base.length) {
            throw new DamagedPackException("a delta does not fit its base");
        }
        long size = size();
        if (size > largest) {
            throw new DamagedPackException("a delta makes " + size + " bytes, more than announced");
        }
        byte[] result = new byte[(int) size];
        int done = 0;
        try {
            while (next < length) {
                int op = delta[next++];
                done += (op & COPY) != 0 ? copy(op, base, result, done) : insert(op, result, done);
            }
        } catch (IndexOutOfBoundsException e) {
            throw new DamagedPackException("a delta reaches beyond its ends", e);
        }
        if (done != result.length) {
            throw new DamagedPackException("a delta ends early");
        }
        return result;
    }

    private int copy(int op, byte[] base, byte[] result, int done) {
        int offset = 0;
        int size = 0;
        for (int i = 0; i < 4; i++) {
            if ((op & (1 << i)) != 0) {
                offset |= (delta[next++] & 0xFF) << (8 * i);
            }
        }
        for (int i = 0; i < 3; i++) {
            if ((op & (16 << i)) != 0) {
                size |= (delta[next++] & 0xFF) << (8 * i);
            }
        }
        if (size == 0) {
            size = DEFAULT_COPY_SIZE;
        }
        System.arraycopy(base, offset, result, done, size);
        return size;
    }

    private int insert(int size, byte[] result, int done) throws DamagedPackException {
        if (size == 0) {
            throw new DamagedPackException("a delta has an instruction that git reserves");
        }
        System.arraycopy(delta, next, result, done, size);
        next += size;
        return size;
    }

    private long size() throws DamagedPackException {
        long size = 0;
        for (int shift = 0; next < length && shift < 63; shift += 7) {
            int b = delta[next++];
            size |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return size;
            }
        }
        throw new DamagedPackException("a delta has no size");
    }
}
