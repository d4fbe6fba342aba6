package dev.stackyard.licenses.internal.texts;

import dev.stackyard.licenses.internal.words.WordHash;
import java.util.Arrays;
import java.util.Locale;

/**
 * One text of the SPDX list as words. Some words may be missing in a copy (the list calls them optional), some may read
 * differently (replaceable), and in some places words may be added. Immutable.
 */
public final class LicenseTemplate {

    /** What the text is. */
    public enum Kind {
        /** A whole licence. */
        LICENSE,
        /** An exception, which adds permissions to a licence. */
        EXCEPTION
    }

    private static final int MAX_WORDS = 1 << 14;

    private final String id;
    private final Kind kind;
    private final int[] words;
    private final boolean[] required;
    /** Element i: words that may be added before the words from 0 to i - 1, in total. */
    private final int[] allowances;

    private final int requiredCount;

    private LicenseTemplate(String id, Kind kind, int[] words, boolean[] required, int[] allowances) {
        this.id = id;
        this.kind = kind;
        this.words = words;
        this.required = required;
        this.allowances = allowances;
        int count = 0;
        for (boolean isRequired : required) {
            count += isRequired ? 1 : 0;
        }
        this.requiredCount = count;
    }

    /** Reads one line of {@code spdx-texts.gz}: id, kind and notation, separated by tabs. */
    static LicenseTemplate parse(String line) {
        String[] fields = line.split("\t");
        String[] tokens = fields[2].split(" ");
        int[] words = new int[tokens.length];
        boolean[] required = new boolean[tokens.length];
        int[] allowances = new int[tokens.length + 1];
        int size = 0;
        boolean plain = true;
        for (String token : tokens) {
            switch (token.charAt(0)) {
                case '{' -> {
                    plain = false;
                    allowances[size] += Integer.parseInt(token.substring(1));
                }
                case '[' -> plain = false;
                case '}', ']' -> plain = true;
                default -> {
                    words[size] = WordHash.of(token);
                    required[size] = plain;
                    size++;
                }
            }
        }
        if (size >= MAX_WORDS) {
            throw new IllegalStateException(fields[0] + " has more words than the index can address");
        }
        Kind kind = Kind.valueOf(fields[1].toUpperCase(Locale.ROOT));
        return new LicenseTemplate(
                fields[0], kind, Arrays.copyOf(words, size), Arrays.copyOf(required, size), sums(allowances, size));
    }

    private static int[] sums(int[] allowances, int size) {
        int[] sums = new int[size + 2];
        for (int i = 0; i <= size; i++) {
            sums[i + 1] = sums[i] + allowances[i];
        }
        return sums;
    }

    /** SPDX id, or expression, that the text stands for. */
    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    int size() {
        return words.length;
    }

    int word(int index) {
        return words[index];
    }

    boolean isRequired(int index) {
        return required[index];
    }

    int requiredCount() {
        return requiredCount;
    }

    /** Words that may be added anywhere from before word {@code from} to before word {@code to}, both included. */
    int allowance(int from, int to) {
        return allowances[to + 1] - allowances[from];
    }

    @Override
    public String toString() {
        return id + " " + kind.name().toLowerCase(Locale.ROOT) + ", " + words.length + " words";
    }
}
