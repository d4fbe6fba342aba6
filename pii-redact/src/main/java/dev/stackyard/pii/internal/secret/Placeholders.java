package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.WordList;
import java.util.Set;

/**
 * Tells values that stand in for a secret from secrets: {@code <your-key>}, <code>${TOKEN}</code>, {@code changeme}, {@code
 * xxxxxxxx}, {@code 1234567890}, {@code null}. What detect-secrets calls templated, sequential and repeated values, and
 * the words people write where a secret belongs.
 */
final class Placeholders {

    /** Values that mean no secret when they are the whole value. */
    private static final Set<String> WHOLE = WordList.load("placeholder-values.txt");

    /** Words that mean none when they stand alone in a value: between other characters, or between changes of case. */
    private static final Set<String> WORDS = WordList.load("placeholder-words.txt");

    /** Parts that mean none wherever they stand. */
    private static final Set<String> PARTS = WordList.load("placeholder-parts.txt");

    /** Stretches from this length on count as made up. */
    private static final int SHORT_STRETCH = 3;

    /** One stretch of this length suffices, if it is a quarter of the value. */
    private static final int LONG_STRETCH = 6;

    private static final int SHORTEST_PERIODIC = 8;

    private Placeholders() {}

    /** Whether a range holds no secret, only the place for one. */
    static boolean isPlaceholder(byte[] bytes, int from, int to) {
        if (from >= to) {
            return true;
        }
        String lower = Ascii.lowerCase(bytes, from, to);
        return WHOLE.contains(lower)
                || isTemplate(lower)
                || isMonotonous(bytes, from, to)
                || PARTS.stream().anyMatch(lower::contains)
                || hasWord(bytes, from, to);
    }

    /** Syntax of template engines, shells and formats. */
    private static boolean isTemplate(String value) {
        int last = value.length() - 1;
        boolean wrapped =
                switch (value.charAt(0)) {
                    case '<' -> value.charAt(last) == '>';
                    case '[' -> value.charAt(last) == ']';
                    case '{' -> true;
                    case '(' -> value.charAt(last) == ')';
                    case '%' -> value.charAt(last) == '%' || last <= 2;
                    case '@' -> value.charAt(last) == '@';
                    case '_' -> value.startsWith("__") && value.endsWith("__");
                    case '$', ':', '&' -> isIdentifier(value, 1);
                    default -> false;
                };
        int brace = value.indexOf('{');
        return wrapped
                || (brace >= 0 && value.indexOf('}', brace) > 0)
                || value.contains("${")
                || value.contains("$(")
                || value.contains("%(")
                || value.contains("<%")
                || value.contains("...");
    }

    private static boolean isIdentifier(String value, int from) {
        return from < value.length()
                && !Ascii.isDigit(value.charAt(from))
                && value.chars().skip(from).allMatch(c -> Ascii.isWord(c) || c == '.');
    }

    /**
     * Whether a value has no more in it than a short rule says: few different characters, a long run of one, stretches of
     * the alphabet or of the digits, or the same thing twice and more.
     */
    private static boolean isMonotonous(byte[] bytes, int from, int to) {
        int length = to - from;
        int covered = 0;
        int i = from;
        while (i < to) {
            int stretch = stretch(bytes, i, to);
            if (stretch >= LONG_STRETCH && stretch * 4 >= length) {
                return true;
            }
            covered += stretch >= SHORT_STRETCH ? stretch : 0;
            i += stretch >= SHORT_STRETCH ? stretch : 1;
        }
        return covered * 3 >= length * 2
                || distinct(bytes, from, to) <= Math.min(3, 1 + length / 6)
                || isPeriodic(bytes, from, to);
    }

    /** Length of the longest stretch from an index on in which each byte is the one before it plus 0, 1 or -1, always the same. */
    private static int stretch(byte[] bytes, int from, int to) {
        int i = from + 1;
        int step = i < to ? bytes[i] - bytes[from] : 2;
        if (Math.abs(step) > 1) {
            return 1;
        }
        while (i < to && bytes[i] - bytes[i - 1] == step) {
            i++;
        }
        return i - from;
    }

    private static int distinct(byte[] bytes, int from, int to) {
        long low = 0;
        long high = 0;
        for (int i = from; i < to; i++) {
            if ((bytes[i] & 0x40) == 0) {
                low |= 1L << bytes[i];
            } else {
                high |= 1L << bytes[i];
            }
        }
        return Long.bitCount(low) + Long.bitCount(high);
    }

    private static boolean isPeriodic(byte[] bytes, int from, int to) {
        int length = to - from;
        for (int period = 1; period <= length / 2; period++) {
            int i = from + period;
            while (i < to && bytes[i] == bytes[i - period]) {
                i++;
            }
            if (i == to && length >= SHORTEST_PERIODIC) {
                return true;
            }
        }
        return false;
    }

    /** Splits a value into words as names are split, and looks for one of {@link #WORDS}. */
    private static boolean hasWord(byte[] bytes, int from, int to) {
        int start = from;
        for (int i = from; i <= to; i++) {
            boolean ends = i == to || !Ascii.isLetter(bytes[i]);
            boolean humps = !ends && i > start && Ascii.isUpper(bytes[i]) && Ascii.isLower(bytes[i - 1]);
            if (ends || humps) {
                if (i > start && WORDS.contains(Ascii.lowerCase(bytes, start, i))) {
                    return true;
                }
                start = ends ? i + 1 : i;
            }
        }
        return false;
    }
}
