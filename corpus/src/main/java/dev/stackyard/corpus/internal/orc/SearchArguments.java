package dev.stackyard.corpus.internal.orc;

import dev.stackyard.corpus.table.Condition;
import java.util.List;
import java.util.Optional;
import org.apache.orc.storage.ql.io.sarg.PredicateLeaf;
import org.apache.orc.storage.ql.io.sarg.SearchArgument;
import org.apache.orc.storage.ql.io.sarg.SearchArgumentFactory;

/** Conditions in the form in which ORC tests them against the statistics and Bloom filters of stripes and row groups. */
final class SearchArguments {

    /** A longer list is not pushed down: every row group would be tested against each of its values. */
    private static final int MOST_VALUES = 1000;

    private SearchArguments() {}

    /** All conditions that can be pushed down; empty if none can. */
    static Optional<SearchArgument> of(List<Condition> conditions) {
        List<Condition> pushed =
                conditions.stream().filter(SearchArguments::isPushed).toList();
        if (pushed.isEmpty()) {
            return Optional.empty();
        }
        SearchArgument.Builder builder = SearchArgumentFactory.newBuilder().startAnd();
        pushed.forEach(condition -> add(builder, condition));
        return Optional.of(builder.end().build());
    }

    private static boolean isPushed(Condition condition) {
        if (condition instanceof Condition.OneOf list) {
            return !list.values().isEmpty() && list.values().size() <= MOST_VALUES;
        }
        return condition instanceof Condition.StartsWith start
                && !start.prefix().isEmpty();
    }

    private static void add(SearchArgument.Builder builder, Condition condition) {
        if (condition instanceof Condition.OneOf list) {
            builder.in(
                    condition.column(), PredicateLeaf.Type.STRING, list.values().toArray());
        } else if (condition instanceof Condition.StartsWith start) {
            builder.between(
                    condition.column(),
                    PredicateLeaf.Type.STRING,
                    start.prefix(),
                    start.prefix() + Character.MAX_VALUE);
        }
    }
}
