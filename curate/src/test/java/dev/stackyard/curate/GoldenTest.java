package dev.stackyard.curate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.LayerSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Compares every signal and verdict with what Python's own methods, {@code re} and Beautiful Soup say. The table was made
 * by {@code curate/oracle/golden.py} with Python 3.11.7 and beautifulsoup4 4.15.0.
 */
class GoldenTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void agreesWithPython() throws IOException {
        List<JsonNode> table = table();
        assertThat(table).hasSizeGreaterThan(300);
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode expected : table) {
            FakeRow row = new FakeRow(
                            "/" + expected.get("path").asText(),
                            expected.get("language").asText(),
                            text(expected))
                    .judgedBy(QualitySettings.defaults());
            String name = expected.get("pieces").toString();
            for (Column<?> column : QualityLayer.SCHEMA.columns()) {
                if (!column.equals(LayerSchema.dropEvidence(QualityLayer.NAME))) {
                    compare(softly, name + " " + column, row.find(column), expected.path(column.name()));
                }
            }
        }
        softly.assertAll();
    }

    private static void compare(SoftAssertions softly, String name, Object actual, JsonNode expected) {
        if (expected.isMissingNode() || expected.isNull()) {
            softly.assertThat(actual).as(name).isNull();
        } else if (expected.isTextual()) {
            softly.assertThat(actual).as(name).isEqualTo(expected.textValue());
        } else if (actual instanceof Long number) {
            softly.assertThat(number).as(name).isEqualTo(expected.longValue());
        } else {
            softly.assertThat((Double) actual).as(name).isCloseTo(expected.doubleValue(), Offset.offset(1e-12));
        }
    }

    private static String text(JsonNode entry) {
        StringBuilder text = new StringBuilder();
        for (JsonNode piece : entry.get("pieces")) {
            text.append(piece.get(0).textValue().repeat(piece.get(1).intValue()));
        }
        return text.toString();
    }

    private static List<JsonNode> table() throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(GoldenTest.class.getResourceAsStream("golden.jsonl")),
                StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                entries.add(JSON.readTree(line));
            }
        }
        return entries;
    }
}
