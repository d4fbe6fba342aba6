package dev.stackyard.languages.internal.linguist;

import java.util.List;

/**
 * One rule of a {@link HeuristicGroup}: its languages, if all its conditions hold.
 *
 * @param languages at least one; more than one leave the choice to the classifier
 * @param conditions none for a rule that always holds
 */
record HeuristicRule(Candidates languages, List<Condition> conditions) {

    /**
     * A leaf of the group's pattern set that must match, or must not.
     *
     * @param leaf number of the leaf
     * @param present whether it has to match
     */
    record Condition(int leaf, boolean present) {}

    HeuristicRule {
        conditions = List.copyOf(conditions);
    }

    /** Whether the rule certainly does not hold, given the leaves known to match. */
    boolean refuted(long matched) {
        return conditions.stream().anyMatch(condition -> !condition.present() && isIn(condition.leaf(), matched));
    }

    /** Whether the rule holds if no further leaf matches. */
    boolean holds(long matched) {
        return conditions.stream().allMatch(condition -> condition.present() == isIn(condition.leaf(), matched));
    }

    /** Leaves that can still turn this rule, as bits. */
    long open(long matched) {
        long open = 0;
        for (Condition condition : conditions) {
            open |= 1L << condition.leaf();
        }
        return refuted(matched) ? 0 : open & ~matched;
    }

    private static boolean isIn(int leaf, long matched) {
        return (matched >>> leaf & 1) != 0;
    }
}
