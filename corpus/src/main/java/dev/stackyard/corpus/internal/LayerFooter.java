package dev.stackyard.corpus.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.Storage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What a layer file says about itself in its Parquet footer.
 *
 * <pre>
 * stackyard.layer                name of the layer
 * stackyard.stage                name of the stage that wrote it
 * stackyard.stage_version        its version
 * stackyard.settings_fingerprint SHA-256 of its settings
 * stackyard.inputs               JSON object: input layer to that layer's fingerprint
 * stackyard.fingerprint          SHA-256 over all of the above
 * stackyard.drops                JSON object: verdict to number of rows
 * </pre>
 */
public record LayerFooter(LayerSchema schema, LayerStamp stamp, long rowCount, Map<String, Long> dropCounts) {

    private static final String PREFIX = "stackyard.";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a file's footer; empty if there is no such file. */
    public static Optional<LayerFooter> read(Storage storage, String name) throws IOException {
        if (!storage.exists(name)) {
            return Optional.empty();
        }
        try (ParquetFileReader reader = ParquetFiles.open(storage, name)) {
            return Optional.of(of(storage.location(name), reader.getFooter()));
        }
    }

    static LayerFooter of(String location, ParquetMetadata metadata) throws CorpusFormatException {
        Map<String, String> keys = metadata.getFileMetaData().getKeyValueMetaData();
        long rows =
                metadata.getBlocks().stream().mapToLong(b -> b.getRowCount()).sum();
        try {
            String layer = required(keys, "layer");
            LayerStamp stamp = new LayerStamp(
                    required(keys, "stage"),
                    Integer.parseInt(required(keys, "stage_version")),
                    required(keys, "settings_fingerprint"),
                    JSON.readValue(required(keys, "inputs"), new TypeReference<Map<String, String>>() {}));
            Map<String, Long> drops =
                    JSON.readValue(required(keys, "drops"), new TypeReference<Map<String, Long>>() {});
            LayerSchema schema =
                    ParquetSchemas.fromParquet(layer, metadata.getFileMetaData().getSchema());
            return new LayerFooter(schema, stamp, rows, drops);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new CorpusFormatException(
                    location, "is no layer of a corpus (" + e.getMessage() + "): delete it and run the stage again", e);
        }
    }

    static Map<String, String> keys(LayerSchema schema, LayerStamp stamp) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(PREFIX + "layer", schema.layer());
        keys.put(PREFIX + "stage", stamp.stage());
        keys.put(PREFIX + "stage_version", Integer.toString(stamp.stageVersion()));
        keys.put(PREFIX + "settings_fingerprint", stamp.settingsFingerprint());
        keys.put(PREFIX + "inputs", Fingerprints.canonicalJson(stamp.inputs()));
        keys.put(PREFIX + "fingerprint", stamp.fingerprint());
        return keys;
    }

    static Map<String, String> dropKeys(Map<String, Long> drops) {
        return Map.of(PREFIX + "drops", Fingerprints.canonicalJson(drops));
    }

    private static String required(Map<String, String> keys, String name) {
        @Nullable String value = keys.get(PREFIX + name);
        if (value == null) {
            throw new IllegalArgumentException("footer lacks " + PREFIX + name);
        }
        return value;
    }
}
