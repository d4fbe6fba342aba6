package dev.stackyard.cli.rows;

import dev.stackyard.cli.rows.RowQuery.Condition;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Many queries asked of each row at once. A query waits under one value that its rows must have, its key, so that a row is
 * compared with the few queries that may mean it, not with all.
 */
public final class QuerySet {

    /** Keys from the most to the least telling; a name alone comes last. */
    private static final List<Column<String>> KEYS = List.of(
            FilesLayer.CONTENT_ID,
            FilesLayer.PATH,
            FilesLayer.REVISION_ID,
            FilesLayer.DIRECTORY_ID,
            FilesLayer.SNAPSHOT_ID,
            FilesLayer.REPO_URL,
            FilesLayer.REPO_NAME);

    private final Map<Column<String>, Map<String, List<RowQuery>>> exact = new HashMap<>();
    private final Map<String, List<RowQuery>> byFileName = new HashMap<>();
    private final Set<Column<?>> columns = new LinkedHashSet<>();

    public QuerySet(Iterable<RowQuery> queries) {
        queries.forEach(this::add);
    }

    private void add(RowQuery query) {
        columns.addAll(query.columns());
        for (Column<String> key : KEYS) {
            for (Condition condition : query.conditions()) {
                if (condition instanceof Condition.Is is && is.column().equals(key)) {
                    put(exact.computeIfAbsent(key, k -> new HashMap<>()), is.wanted(), query);
                    return;
                }
            }
        }
        put(byFileName, fileName(query.conditions().get(0).wanted()), query);
    }

    private static void put(Map<String, List<RowQuery>> map, String key, RowQuery query) {
        map.computeIfAbsent(key, k -> new ArrayList<>(1)).add(query);
    }

    /** Columns that {@link #matching} reads. */
    public Set<Column<?>> columns() {
        return Collections.unmodifiableSet(columns);
    }

    /** The queries that mean a row. */
    public List<RowQuery> matching(Row row) {
        List<RowQuery> found = new ArrayList<>(1);
        exact.forEach((column, queries) -> {
            @Nullable String value = row.find(column);
            if (value != null) {
                addMatching(queries.get(value), row, found);
            }
        });
        if (!byFileName.isEmpty()) {
            addMatching(byFileName.get(fileName(row.get(FilesLayer.PATH))), row, found);
        }
        return found;
    }

    private static void addMatching(@Nullable List<RowQuery> queries, Row row, List<RowQuery> found) {
        if (queries != null) {
            queries.stream().filter(query -> query.matches(row)).forEach(found::add);
        }
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
