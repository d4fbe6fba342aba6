package dev.stackyard.cli.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A table in plain text: a heading, a row of column names, a rule, rows; as wide as its widest cells. */
public final class TextTable {

    private static final int MAX_CELL = 60;
    private static final String GAP = "  ";

    private final String heading;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param columns names of the columns; one that starts with {@code >} is set flush right, without the mark */
    public TextTable(String heading, String... columns) {
        this.heading = heading;
        this.columns = List.of(columns);
    }

    /** Adds a row with one cell per column; cells are made {@link Printable} and cut to 60 characters. */
    public TextTable row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(Printable.cut(cell, MAX_CELL));
        }
        rows.add(row);
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Prints the table and an empty line. */
    public void print(PrintStream out) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = title(i).length();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        out.println(heading);
        List<String> titles = new ArrayList<>();
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            titles.add(title(i));
            rules.add("-".repeat(widths[i]));
        }
        out.println(line(titles, widths));
        out.println(line(rules, widths));
        rows.forEach(row -> out.println(line(row, widths)));
        out.println();
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String padding = " ".repeat(widths[i] - width(cell));
            line.append(GAP).append(isRight(i) ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private boolean isRight(int column) {
        return columns.get(column).startsWith(">");
    }

    private String title(int column) {
        return isRight(column) ? columns.get(column).substring(1) : columns.get(column);
    }
}
