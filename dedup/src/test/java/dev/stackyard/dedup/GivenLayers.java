package dev.stackyard.dedup;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.RowStage;
import dev.stackyard.corpus.VersionsLayer;
import java.util.List;
import java.util.Map;

/**
 * Stand-ins for the stages whose layers deduplication reads. Licence: what the forge states, MIT being permissive and GPL
 * non-permissive. Language: the extension; files in {@code /vendor/} are dropped.
 */
final class GivenLayers {

    /** Every row is current. */
    static final RowStage VERSIONS = new Given(VersionsLayer.SCHEMA, List.of(FilesLayer.PATH), (row, out) -> {});

    static final RowStage LICENSES = new Given(LicensesLayer.SCHEMA, List.of(FilesLayer.GHA_LICENSE_ID), (row, out) -> {
        String stated = row.find(FilesLayer.GHA_LICENSE_ID);
        out.set(LicensesLayer.DETECTED_LICENSES, stated == null ? List.of() : List.of(stated));
        out.set(LicensesLayer.LICENSE_PATHS, List.of());
        if (stated == null) {
            out.set(LicensesLayer.LICENSE_TYPE, "no_license");
        } else if (stated.startsWith("GPL")) {
            out.set(LicensesLayer.LICENSE_TYPE, "non_permissive").drop("non-permissive", stated);
        } else {
            out.set(LicensesLayer.LICENSE_TYPE, "permissive");
        }
    });

    static final RowStage LANGUAGES =
            new Given(LanguagesLayer.SCHEMA, List.of(FilesLayer.PATH, FilesLayer.EXTENSION), (row, out) -> {
                boolean vendored = row.get(FilesLayer.PATH).startsWith("/vendor/");
                out.set(LanguagesLayer.LANGUAGE, row.get(FilesLayer.EXTENSION));
                out.set(LanguagesLayer.IS_VENDOR, vendored);
                out.set(LanguagesLayer.IS_GENERATED, false);
                out.set(LanguagesLayer.IS_DOCUMENTATION, false);
                if (vendored) {
                    out.drop("vendored", "in /vendor");
                }
            });

    private GivenLayers() {}

    private record Given(LayerSchema output, List<Column<?>> inputs, RowFunction function) implements RowStage {

        @Override
        public RowFunction open() {
            return function;
        }

        @Override
        public String name() {
            return output.layer();
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Object settings() {
            return Map.of();
        }
    }
}
