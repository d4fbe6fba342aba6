package dev.stackyard.pii.internal.address;

import dev.stackyard.pii.internal.scan.Ascii;
import org.jspecify.annotations.Nullable;

/**
 * Reads IPv6 addresses in all the textual forms of RFC 4291, section 2.2: eight groups, one run of zero groups written as
 * {@code ::}, and the last 32 bits as an IPv4 address. Zones and prefix lengths are not part of an address.
 */
final class Ipv6Parser {

    static final int GROUPS = 8;

    private Ipv6Parser() {}

    /**
     * The eight groups of the address that fills a range exactly; null if it holds none.
     *
     * @param bytes ASCII
     */
    static int @Nullable [] parse(byte[] bytes, int from, int to) {
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = -1;
        int i = from;
        if (to - from >= 2 && bytes[from] == ':' && bytes[from + 1] == ':') {
            gap = 0;
            i += 2;
        }
        while (i < to) {
            int groupEnd = hexEnd(bytes, i, to);
            if (groupEnd < to && bytes[groupEnd] == '.') {
                long address = Ipv4Parser.parse(bytes, i, to);
                if (address < 0 || count > GROUPS - 2) {
                    return null;
                }
                groups[count++] = (int) (address >>> 16);
                groups[count++] = (int) (address & 0xFFFF);
                break;
            }
            if (groupEnd == i || groupEnd - i > 4 || count == GROUPS) {
                return null;
            }
            groups[count++] = hexValue(bytes, i, groupEnd);
            i = groupEnd;
            if (i < to) {
                i++; // the colon: hexEnd stopped there, as a dot was dealt with
                if (i == to) {
                    return null;
                }
                if (bytes[i] == ':') {
                    if (gap >= 0) {
                        return null;
                    }
                    gap = count;
                    i++;
                }
            }
        }
        return gap < 0 ? (count == GROUPS ? groups : null) : spread(groups, count, gap);
    }

    /** Moves the groups behind the gap to the end; null if the gap would stand for no group at all. */
    private static int @Nullable [] spread(int[] groups, int count, int gap) {
        if (count == GROUPS) {
            return null;
        }
        int[] spread = new int[GROUPS];
        System.arraycopy(groups, 0, spread, 0, gap);
        System.arraycopy(groups, gap, spread, GROUPS - (count - gap), count - gap);
        return spread;
    }

    private static int hexEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && Ascii.isHex(bytes[i])) {
            i++;
        }
        return i < to && bytes[i] != ':' && bytes[i] != '.' ? from : i;
    }

    private static int hexValue(byte[] bytes, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value << 4 | Character.digit(bytes[i], 16);
        }
        return value;
    }
}
