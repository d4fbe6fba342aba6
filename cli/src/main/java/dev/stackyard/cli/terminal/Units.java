package dev.stackyard.cli.terminal;

import dev.stackyard.corpus.UserException;
import java.util.Locale;

/** Numbers as people read and write them. */
public final class Units {

    private static final String[] DECIMAL = {"byte", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Units() {}

    /** {@code 1234567} as {@code 1,234,567}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number of things: {@code 1 file}, {@code 1,234 files}. */
    public static String count(long number, String thing) {
        return count(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** {@code 1 repository}, {@code 1,234 repositories}. */
    public static String repositories(long number) {
        return number == 1 ? "1 repository" : count(number) + " repositories";
    }

    /** Bytes with three significant digits in powers of 1000: {@code 999 bytes}, {@code 1.00 kB}, {@code 12.3 MB}. */
    public static String bytes(double bytes) {
        int unit = 0;
        double value = bytes;
        // from 999.5 on three digits would round to 1000
        while (value >= (unit == 0 ? 1000 : 999.5) && unit < DECIMAL.length - 1) {
            value /= 1000;
            unit++;
        }
        if (unit == 0) {
            return count((long) value, "byte");
        }
        String format = value < 9.995 ? "%.2f %s" : value < 99.95 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, format, value, DECIMAL[unit]);
    }

    /** Share of a total in percent: {@code 12.3 %}; {@code 0 %} of nothing. */
    public static String percent(long part, long total) {
        return total == 0 ? "0 %" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / total);
    }

    /** Seconds as {@code 0:07}, {@code 12:34} or {@code 1:02:03}. */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /**
     * A number of bytes as a person writes it: {@code 500000}, {@code 512m}, {@code 4g}, {@code 4GiB}; the letters are
     * powers of 1024, in either case.
     *
     * @param option what the message calls it
     * @throws UserException if it is anything else, or does not fit 63 bits
     */
    public static long parseBytes(String text, String option) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        String digits = lower.endsWith("ib")
                ? lower.substring(0, lower.length() - 2)
                : lower.endsWith("b") ? lower.substring(0, lower.length() - 1) : lower;
        int letter = digits.isEmpty() ? -1 : "kmgt".indexOf(digits.charAt(digits.length() - 1));
        try {
            return letter < 0
                    ? Long.parseLong(digits)
                    : Math.multiplyExact(
                            Long.parseLong(digits.substring(0, digits.length() - 1)), 1L << (10 * (letter + 1)));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new UserException(option + " " + text + ": write a number of bytes such as 512m or 4g", e);
        }
    }
}
