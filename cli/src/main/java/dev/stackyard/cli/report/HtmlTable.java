package dev.stackyard.cli.report;

import dev.stackyard.cli.terminal.Units;
import java.util.ArrayList;
import java.util.List;

/** A table; the first column names the row, columns whose name starts with {@code >} hold numbers. */
final class HtmlTable {

    private final String caption;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    HtmlTable(String caption, String... columns) {
        this.caption = caption;
        this.columns = List.of(columns);
    }

    HtmlTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** Writes the table, folded away behind its caption. */
    void writeFolded(Markup page) {
        page.open("details").element("summary", caption + " (" + Units.count(rows.size(), "row") + ")");
        write(page);
        page.close("details").line();
    }

    void write(Markup page) {
        page.open("div", "class", "table").open("table");
        page.element("caption", caption);
        page.open("thead").open("tr");
        for (String column : columns) {
            boolean isNumber = column.startsWith(">");
            page.element("th", isNumber ? column.substring(1) : column, "scope", "col", "class", cssClass(isNumber));
        }
        page.close("tr").close("thead").line().open("tbody").line();
        for (List<String> row : rows) {
            page.open("tr").element("th", row.get(0), "scope", "row");
            for (int i = 1; i < row.size(); i++) {
                page.element("td", row.get(i), "class", cssClass(columns.get(i).startsWith(">")));
            }
            page.close("tr").line();
        }
        page.close("tbody").close("table").close("div").line();
    }

    private static String cssClass(boolean isNumber) {
        return isNumber ? "number" : "text";
    }
}
