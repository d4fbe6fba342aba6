package dev.stackyard.corpus;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of one layer, in the order in which its files hold them.
 *
 * <p>A layer that judges rows has the two columns {@link #drop} and {@link #dropEvidence}; {@link #judging} adds them.
 *
 * @param layer the layer's name, also its directory's
 * @param columns at least one, each belonging to {@code layer}, names distinct
 */
public record LayerSchema(String layer, List<Column<?>> columns) {

    private static final String DROP = "drop";
    private static final String DROP_EVIDENCE = "drop_evidence";

    public LayerSchema {
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (Column<?> column : columns) {
            if (!column.layer().equals(layer) || !names.add(column.name())) {
                throw new IllegalArgumentException(column + " is foreign to, or twice in, layer " + layer);
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("layer " + layer + " has no columns");
        }
    }

    /** A schema without verdicts. */
    public static LayerSchema of(String layer, Column<?>... columns) {
        return new LayerSchema(layer, List.of(columns));
    }

    /** A schema whose last columns are the verdict and its evidence. */
    public static LayerSchema judging(String layer, Column<?>... columns) {
        var all = new java.util.ArrayList<Column<?>>(List.of(columns));
        all.add(drop(layer));
        all.add(dropEvidence(layer));
        return new LayerSchema(layer, all);
    }

    /** The verdict column of a layer: null keeps the row, otherwise the name of the rule that drops it. */
    public static Column<String> drop(String layer) {
        return Column.nullable(layer, DROP, ColumnType.STRING);
    }

    /** What made the rule fire, for {@code explain}: at most {@link RowBuilder#MAX_EVIDENCE} UTF-16 units. */
    public static Column<String> dropEvidence(String layer) {
        return Column.nullable(layer, DROP_EVIDENCE, ColumnType.STRING);
    }

    /** Whether this layer can drop rows. */
    public boolean judges() {
        return columns.contains(drop(layer));
    }

    /** The column of this name, if the layer has it. */
    public Optional<Column<?>> find(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
