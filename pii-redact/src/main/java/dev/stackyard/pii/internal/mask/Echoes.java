package dev.stackyard.pii.internal.mask;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.pii.PiiKind;
import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.Finding;
import dev.stackyard.pii.internal.scan.Text;
import dev.stackyard.pii.internal.scan.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds a credential again where nothing gives it away: once the text has named it, it is masked wherever it stands, as
 * BigCode's detection does with keys ({@code get_indexes}). Only values of at least {@value #SHORTEST} bytes with letters
 * and digits are looked for, and at most {@value #MOST_VALUES} of them, so that the time stays linear.
 */
public final class Echoes {

    private static final int SHORTEST = 10;
    private static final int MOST_VALUES = 16;

    private Echoes() {}

    /** The findings, and more of the same values. */
    public static List<Finding> withRepetitions(Text text, List<Finding> findings) {
        Map<ByteSlice, Finding> values = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (finding.kind() == PiiKind.CREDENTIAL && values.size() < MOST_VALUES && isTelling(text, finding)) {
                values.putIfAbsent(new ByteSlice(text.bytes(), finding.start(), finding.length()), finding);
            }
        }
        if (values.isEmpty()) {
            return findings;
        }
        List<Finding> all = new ArrayList<>(findings);
        values.values().forEach(finding -> addRepetitions(text, finding, all));
        return all;
    }

    private static boolean isTelling(Text text, Finding finding) {
        boolean digit = false;
        boolean letter = false;
        for (int i = finding.start(); i < finding.end(); i++) {
            digit |= Ascii.isDigit(text.bytes()[i]);
            letter |= Ascii.isLetter(text.bytes()[i]);
        }
        return finding.length() >= SHORTEST && digit && letter;
    }

    private static void addRepetitions(Text text, Finding finding, List<Finding> all) {
        byte[] bytes = text.bytes();
        int length = finding.length();
        int last = text.end() - length;
        int at = text.start();
        while (at <= last) {
            at = Ascii.indexOf(bytes[finding.start()], bytes, at, last + 1);
            if (at > last) {
                return;
            }
            boolean same = at != finding.start()
                    && Arrays.equals(bytes, at, at + length, bytes, finding.start(), finding.end())
                    && !(Ascii.isWord(text.at(at - 1)) && Ascii.isWord(bytes[at]))
                    && !(Ascii.isWord(text.at(at + length)) && Ascii.isWord(bytes[at + length - 1]));
            if (same) {
                all.add(new Finding(
                        at, at + length, finding.kind(), finding.rule(), finding.mask(), Weight.NAMED_VALUE));
            }
            at += same ? length : 1;
        }
    }
}
