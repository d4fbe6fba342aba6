package dev.stackyard.curate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.TextDecoder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes what the quality layer says of real files, one JSON object per line, in the form of {@code
 * curate/oracle/filters.py}; {@code curate/oracle/compare.py} compares the two. Run by hand, it is no test:
 *
 * <pre>{@code
 * java -cp ... dev.stackyard.curate.QualityDump LIST > findings.jsonl
 * }</pre>
 */
final class QualityDump {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private QualityDump() {}

    /** @param arguments a file with one line per file: path, tab, language */
    public static void main(String[] arguments) throws IOException {
        RowFunction function = new QualityStage(QualitySettings.defaults()).open();
        try (PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8)) {
            for (String line : Files.readAllLines(Path.of(arguments[0]))) {
                String[] fields = line.split("\t");
                byte[] content = Files.readAllBytes(Path.of(fields[0]));
                String text = new String(content, StandardCharsets.UTF_8);
                if (TextDecoder.isUtf8(content, 0, content.length) && text.indexOf('\0') < 0) {
                    FakeRow row = new FakeRow(fields[0], fields[1], text);
                    function.apply(row, row);
                    out.println(JSON.writeValueAsString(finding(row, fields[0], fields[1])));
                }
            }
        }
    }

    private static Map<String, Object> finding(FakeRow row, String path, String language) {
        Map<String, Object> finding = new LinkedHashMap<>();
        finding.put("path", path);
        finding.put("language", language);
        finding.put("drop", row.verdict());
        for (Column<?> column : QualityLayer.SCHEMA.columns()) {
            Object value = row.find(column);
            if (value != null && !column.equals(LayerSchema.dropEvidence(QualityLayer.NAME))) {
                finding.put(column.name(), value);
            }
        }
        return finding;
    }
}
