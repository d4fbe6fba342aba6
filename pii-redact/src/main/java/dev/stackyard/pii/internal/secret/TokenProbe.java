package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.Text;
import dev.stackyard.pii.internal.scan.Weight;
import dev.stackyard.pii.internal.secret.Check.Outcome;
import dev.stackyard.pii.internal.secret.SecretRule.TokenRule;
import dev.stackyard.pii.internal.secret.TokenPattern.Match;

/** Tries one {@link TokenRule}. */
record TokenProbe(TokenRule rule) implements Probe {

    @Override
    public void probe(SecretScan scan, int start, int end) {
        Text text = scan.text();
        int last = start - rule.leastBefore();
        for (int from = Math.max(text.start(), start - rule.mostBefore()); from <= last; from++) {
            if (rule.leftEdge() && isInsideWord(text, from)) {
                continue;
            }
            Match match = rule.pattern().match(text.bytes(), from, text.end());
            if (match != null && match.end() >= end && accepts(text, match, start, end)) {
                scan.addCredential(
                        match.secretStart(),
                        match.secretEnd(),
                        rule.about().id(),
                        rule.about().mask(),
                        Weight.PATTERN);
                return;
            }
        }
    }

    private boolean accepts(Text text, Match match, int keywordStart, int keywordEnd) {
        if (rule.rightEdge() && Ascii.isWord(text.at(match.end())) && Ascii.isWord(text.at(match.end() - 1))) {
            return false;
        }
        Outcome outcome = rule.check().of(text.bytes(), match.secretStart(), match.secretEnd());
        return switch (outcome) {
            case IMPOSSIBLE -> false;
            case CERTAIN -> true;
            case POSSIBLE -> isPlausible(text, match, keywordStart, keywordEnd) && isNear(text, match);
        };
    }

    /** Judges the longer of the two parts of the secret around the keyword, which varies where the keyword does not. */
    private boolean isPlausible(Text text, Match match, int keywordStart, int keywordEnd) {
        int from = match.secretStart();
        int to = match.secretEnd();
        if (from <= keywordStart && keywordEnd <= to) {
            boolean behind = to - keywordEnd >= keywordStart - from;
            from = behind ? keywordEnd : from;
            to = behind ? to : keywordStart;
        }
        return Plausibility.isPlausible(text.bytes(), from, to, rule.about().entropy());
    }

    private boolean isNear(Text text, Match match) {
        if (rule.near().isEmpty()) {
            return true;
        }
        int from = match.secretStart() - SecretScanner.NEAR_BYTES;
        int to = match.secretEnd() + SecretScanner.NEAR_BYTES;
        return rule.near().stream().anyMatch(word -> text.containsIgnoreCase(from, to, word));
    }

    /** Whether a letter or digit stands before an index, other than that of an escape such as {@code \n} or {@code %3D}. */
    static boolean isInsideWord(Text text, int index) {
        int before = text.at(index - 1);
        if (!Ascii.isWord(before)) {
            return false;
        }
        boolean backslash = (before == 'n' || before == 't' || before == 'r') && text.at(index - 2) == '\\';
        boolean percent = Ascii.isHex(before) && Ascii.isHex(text.at(index - 2)) && text.at(index - 3) == '%';
        return !backslash && !percent;
    }
}
