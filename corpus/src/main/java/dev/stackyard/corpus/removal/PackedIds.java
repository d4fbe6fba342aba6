package dev.stackyard.corpus.removal;

import dev.stackyard.swhid.ObjectHash;
import java.util.Arrays;
import java.util.HexFormat;

/** A set of content ids at 20 bytes each. Ids are added in ascending order. Not thread-safe while it is filled. */
final class PackedIds {

    private static final int ID_BYTES = 20;

    private byte[] packed = new byte[64 * ID_BYTES];
    private int count;

    /** @throws IllegalArgumentException if the id is less than the one before */
    void add(String id) {
        byte[] bytes = HexFormat.of().parseHex(ObjectHash.parse(id).hex());
        int order = count == 0 ? 1 : -compare(count - 1, bytes);
        if (order < 0) {
            throw new IllegalArgumentException(id + " comes after a greater id");
        }
        if (order > 0) {
            if ((count + 1) * ID_BYTES > packed.length) {
                packed = Arrays.copyOf(packed, Math.multiplyExact(packed.length, 2));
            }
            System.arraycopy(bytes, 0, packed, count * ID_BYTES, ID_BYTES);
            count++;
        }
    }

    int size() {
        return count;
    }

    boolean contains(String id) {
        byte[] bytes = HexFormat.of().parseHex(id);
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, bytes);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    private int compare(int position, byte[] id) {
        int start = position * ID_BYTES;
        return Arrays.compareUnsigned(packed, start, start + ID_BYTES, id, 0, ID_BYTES);
    }
}
