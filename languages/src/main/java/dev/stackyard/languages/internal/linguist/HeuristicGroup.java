package dev.stackyard.languages.internal.linguist;

import dev.stackyard.languages.internal.pattern.Outcome;
import dev.stackyard.languages.internal.pattern.PatternSet;
import java.util.List;

/**
 * The rules for the languages that share some extensions; the first rule that holds decides. All patterns of all
 * rules are matched in one pass, which ends as soon as no pattern can change the decision any more. Thread-safe.
 */
final class HeuristicGroup {

    private final List<HeuristicRule> rules;
    private final PatternSet patterns;
    private final long scanned;

    /**
     * Compiles the group.
     *
     * @param leaves patterns of each leaf that the rules' conditions name
     * @param scanned leaves that are not patterns but {@link Modelines#setsVimHelp}, as bits
     */
    HeuristicGroup(List<HeuristicRule> rules, List<List<String>> leaves, long scanned) {
        this.rules = List.copyOf(rules);
        this.scanned = scanned;
        this.patterns = new PatternSet(leaves, new FirstRule());
    }

    /** The languages of the first rule that holds; empty if none does. */
    Candidates decide(byte[] text, int from, int to) {
        long known = scanned != 0 && Modelines.setsVimHelp(text, from, to) ? scanned : 0;
        int rule = patterns.match(text, from, to, known);
        return rule < rules.size() ? rules.get(rule).languages() : Candidates.ANY;
    }

    /** Answers with the number of the first rule that holds, or how many there are if none does. */
    private final class FirstRule implements Outcome {

        @Override
        public long open(long matched) {
            long open = 0;
            for (HeuristicRule rule : rules) {
                long here = rule.open(matched) & ~scanned;
                if (here == 0 && rule.holds(matched)) {
                    return open;
                }
                open |= here;
            }
            return open;
        }

        @Override
        public int answer(long matched) {
            for (int i = 0; i < rules.size(); i++) {
                if (rules.get(i).holds(matched)) {
                    return i;
                }
            }
            return rules.size();
        }
    }
}
