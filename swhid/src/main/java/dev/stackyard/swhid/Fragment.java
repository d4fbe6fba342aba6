package dev.stackyard.swhid;

import org.jspecify.annotations.Nullable;

/**
 * A part of a content (ISO/IEC 18670 section 6.2): lines counted from 1, or bytes counted from 0, both ends inclusive.
 *
 * @param first first line or byte
 * @param last last line or byte, not before {@code first}; null if one number was written, which means the same as writing
 *     it twice
 */
public record Fragment(Unit unit, long first, @Nullable Long last) {

    /** What a fragment counts. */
    public enum Unit {
        /** Lines end with LF; the first has number 1. */
        LINES("lines", 1),
        /** The first byte has number 0. */
        BYTES("bytes", 0);

        private final String qualifier;
        private final int lowest;

        Unit(String qualifier, int lowest) {
            this.qualifier = qualifier;
            this.lowest = lowest;
        }

        /** The qualifier's name, such as {@code lines}. */
        public String qualifier() {
            return qualifier;
        }
    }

    public Fragment {
        if (first < unit.lowest) {
            throw new IllegalArgumentException(unit.qualifier + " count from " + unit.lowest + ", got " + first);
        }
        if (last != null && last < first) {
            throw new IllegalArgumentException(unit.qualifier + " end at " + last + ", before their start " + first);
        }
    }

    /** One line or byte. */
    public static Fragment of(Unit unit, long only) {
        return new Fragment(unit, only, null);
    }

    /** A range, both ends included. */
    public static Fragment of(Unit unit, long first, long last) {
        return new Fragment(unit, first, last);
    }

    /** Reads the range that {@code text} has from {@code start} to {@code end}, such as {@code 9-15}. */
    static Fragment parse(Unit unit, String text, int start, int end) {
        int dash = text.indexOf('-', start);
        boolean single = dash < 0 || dash >= end;
        long first = number(text, start, single ? end : dash);
        if (first < unit.lowest) {
            throw new SwhidFormatException(text, start, unit.qualifier + " count from " + unit.lowest);
        }
        if (single) {
            return of(unit, first);
        }
        long last = number(text, dash + 1, end);
        if (last < first) {
            throw new SwhidFormatException(text, dash + 1, "the range ends before its start");
        }
        return of(unit, first, last);
    }

    private static long number(String text, int start, int end) {
        long value = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new SwhidFormatException(text, i, "expected a decimal digit");
            }
            if (value > (Long.MAX_VALUE - digit) / 10) {
                throw new SwhidFormatException(text, i, "the number is larger than 2^63-1");
            }
            value = 10 * value + digit;
        }
        if (start >= end) {
            throw new SwhidFormatException(text, start, "expected a decimal digit");
        }
        return value;
    }

    /** The qualifier's value, such as {@code 9-15}. */
    @Override
    public String toString() {
        return last == null ? Long.toString(first) : first + "-" + last;
    }
}
