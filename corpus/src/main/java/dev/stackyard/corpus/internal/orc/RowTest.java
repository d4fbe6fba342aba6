package dev.stackyard.corpus.internal.orc;

import dev.stackyard.corpus.table.Condition;
import dev.stackyard.corpus.table.TableRow;
import dev.stackyard.corpus.table.TableScan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Tests rows against the conditions of a scan, all of which must hold. */
final class RowTest {

    /** A list of values is tested one by one up to this length, and as a set beyond it. */
    private static final int FEW = 4;

    private final List<Test> tests;

    RowTest(TableScan scan) {
        tests = scan.conditions().stream()
                .map(condition -> test(scan.number(condition.column()), condition))
                .toList();
    }

    private interface Test {
        boolean accepts(TableRow row);
    }

    boolean accepts(TableRow row) {
        for (Test test : tests) {
            if (!test.accepts(row)) {
                return false;
            }
        }
        return true;
    }

    private static Test test(int column, Condition condition) {
        if (condition instanceof Condition.OneOf list && list.values().size() > FEW) {
            return row -> !row.isNull(column) && list.values().contains(text(row, column));
        }
        if (condition instanceof Condition.OneOf list) {
            List<byte[]> values = list.values().stream()
                    .map(value -> value.getBytes(StandardCharsets.UTF_8))
                    .toList();
            return row -> !row.isNull(column) && values.stream().anyMatch(value -> isEqual(row, column, value));
        }
        if (condition instanceof Condition.StartsWith start) {
            byte[] prefix = start.prefix().getBytes(StandardCharsets.UTF_8);
            return row -> !row.isNull(column) && startsWith(row, column, prefix);
        }
        throw new IllegalStateException("unknown condition " + condition);
    }

    private static String text(TableRow row, int column) {
        return new String(row.array(column), row.offset(column), row.length(column), StandardCharsets.UTF_8);
    }

    private static boolean isEqual(TableRow row, int column, byte[] value) {
        return row.length(column) == value.length && startsWith(row, column, value);
    }

    private static boolean startsWith(TableRow row, int column, byte[] prefix) {
        int offset = row.offset(column);
        return row.length(column) >= prefix.length
                && Arrays.equals(row.array(column), offset, offset + prefix.length, prefix, 0, prefix.length);
    }
}
