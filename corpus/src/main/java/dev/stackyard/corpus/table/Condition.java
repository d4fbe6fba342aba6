package dev.stackyard.corpus.table;

import java.io.Serializable;
import java.util.Set;

/**
 * What rows of a scan must meet. It is pushed down, so that whatever the statistics and Bloom filters of a file rule out is
 * not even read; and tested for every row that is read.
 */
public sealed interface Condition extends Serializable {

    /** Name of the column that is tested, which must be of text in the files. */
    String column();

    /** The value is one of these; with a few hundred it prunes well, with a hundred thousand it costs more than it saves. */
    record OneOf(String column, Set<String> values) implements Condition {
        public OneOf {
            values = Set.copyOf(values);
        }

        public static OneOf of(String column, String... values) {
            return new OneOf(column, Set.of(values));
        }
    }

    /** The value begins with this, in ASCII. */
    record StartsWith(String column, String prefix) implements Condition {}
}
