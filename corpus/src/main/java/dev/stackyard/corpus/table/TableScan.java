package dev.stackyard.corpus.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass over a table.
 *
 * @param table name of the directory that holds the table's files
 * @param columns that are read; no others are
 * @param conditions that rows must meet, all of them; their columns are among {@code columns}
 */
public record TableScan(String table, List<TableColumn> columns, List<Condition> conditions) implements Serializable {

    public TableScan {
        columns = List.copyOf(columns);
        conditions = List.copyOf(conditions);
    }

    public static TableScan of(String table, TableColumn... columns) {
        return new TableScan(table, List.of(columns), List.of());
    }

    public TableScan where(Condition condition) {
        List<Condition> all = new ArrayList<>(conditions);
        all.add(condition);
        return new TableScan(table, columns, all);
    }

    /** The number that rows know a column by. */
    public int number(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("the scan of " + table + " does not read " + column);
    }
}
