package dev.stackyard.pii.internal.scan;

/** A set of byte values. Immutable. */
public final class ByteSet {

    private final boolean[] members;

    private ByteSet(boolean[] members) {
        this.members = members;
    }

    /**
     * The set that a specification lists as in the brackets of a regular expression: single characters and ranges, such
     * as {@code a-z0-9_}. A backslash takes the next character as it is; a leading or trailing hyphen is a hyphen.
     *
     * @param specification ASCII only
     */
    public static ByteSet of(String specification) {
        boolean[] members = new boolean[256];
        int i = 0;
        while (i < specification.length()) {
            if (specification.charAt(i) == '\\' && i + 1 < specification.length()) {
                i++;
            }
            int low = specification.charAt(i++);
            int high = low;
            if (i + 1 < specification.length() && specification.charAt(i) == '-') {
                high = specification.charAt(i + 1);
                i += 2;
            }
            for (int c = low; c <= high; c++) {
                members[c] = true;
            }
        }
        return new ByteSet(members);
    }

    /** The bytes that are not in this set. */
    public ByteSet complement() {
        boolean[] others = new boolean[256];
        for (int i = 0; i < 256; i++) {
            others[i] = !members[i];
        }
        return new ByteSet(others);
    }

    /** This set with the other case of each of its ASCII letters. */
    public ByteSet inBothCases() {
        boolean[] both = members.clone();
        for (int c = 'a'; c <= 'z'; c++) {
            both[c] |= members[c - 0x20];
            both[c - 0x20] |= members[c];
        }
        return new ByteSet(both);
    }

    public boolean has(byte b) {
        return members[b & 0xFF];
    }

    /** Whether a value from {@link Text#at} is in the set; -1 never is. */
    public boolean has(int value) {
        return value >= 0 && members[value];
    }

    /** Index of the first byte of a range that is not in the set, or {@code end}. */
    public int skip(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && members[bytes[i] & 0xFF]) {
            i++;
        }
        return i;
    }

    /** Index one past the last byte before {@code from} that is not in the set, or {@code start}. */
    public int skipBack(byte[] bytes, int start, int from) {
        int i = from;
        while (i > start && members[bytes[i - 1] & 0xFF]) {
            i--;
        }
        return i;
    }
}
