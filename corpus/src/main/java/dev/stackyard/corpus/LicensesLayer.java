package dev.stackyard.corpus;

import java.util.List;

/** The {@code licenses} layer: under which licence each file is, and whether it may be trained on. */
public final class LicensesLayer {

    public static final String NAME = "licenses";

    /** SPDX ids that apply to the file, sorted; empty if none was found. */
    public static final Column<List<String>> DETECTED_LICENSES =
            Column.required(NAME, "detected_licenses", ColumnType.STRINGS);
    /** {@code permissive}, {@code no_license} or {@code non_permissive}. */
    public static final Column<String> LICENSE_TYPE = Column.required(NAME, "license_type", ColumnType.STRING);
    /** Paths of the files that say so, sorted; the file's own path if its header or tag decided. */
    public static final Column<List<String>> LICENSE_PATHS = Column.required(NAME, "license_paths", ColumnType.STRINGS);

    public static final LayerSchema SCHEMA = LayerSchema.judging(NAME, DETECTED_LICENSES, LICENSE_TYPE, LICENSE_PATHS);

    private LicensesLayer() {}
}
