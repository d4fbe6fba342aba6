package dev.stackyard.ingest.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.corpus.internal.foreign.Fields;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of metadata, whatever file it comes from. What is wrong with it is an {@link IllegalArgumentException} whose
 * message goes on after "row 7".
 */
final class MetadataRow {

    static final String REPO_NAME = "repo_name";
    static final String REPO_URL = "repo_url";
    private static final String STARS = "star_events_count";
    private static final String FORKS = "fork_events_count";
    private static final String LICENSE = "gha_license_id";
    private static final String GITHUB_ID = "github_id";
    private static final String VISIT_DATE = "visit_date";
    private static final String DEFAULT_BRANCH = "default_branch";

    /** What a row can have; all else is passed over. */
    static final List<String> COLUMNS =
            List.of(REPO_NAME, REPO_URL, STARS, FORKS, LICENSE, GITHUB_ID, VISIT_DATE, DEFAULT_BRANCH);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Above, doubles do not have all whole numbers. */
    private static final double LARGEST_WHOLE = 1L << 53;

    private final Map<String, Object> values;

    /** @param values by column: String, Long, Double, Boolean or Instant; whatever else is wrong everywhere */
    private MetadataRow(Map<String, Object> values) {
        this.values = values;
    }

    /** A row of a Parquet file. */
    static MetadataRow of(Fields row) {
        Map<String, Object> values = new HashMap<>();
        for (String column : COLUMNS) {
            Object value = row.scalar(column);
            if (value != null) {
                values.put(column, value);
            }
        }
        return new MetadataRow(values);
    }

    /** A line of JSON lines. */
    static MetadataRow ofJson(String line) {
        Map<String, Object> values = new HashMap<>();
        try {
            JsonNode node = JSON.readTree(line);
            for (String column : COLUMNS) {
                JsonNode value = node.get(column);
                if (value != null && !value.isNull()) {
                    values.put(column, value(value));
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no JSON object: " + e.getOriginalMessage(), e);
        }
        return new MetadataRow(values);
    }

    private static Object value(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        return node.isIntegralNumber() && node.canConvertToLong() ? (Object) node.longValue() : node;
    }

    @Nullable
    String text(String column) {
        Object value = values.get(column);
        if (value == null) {
            return null;
        }
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException("has a " + column + " that is no text");
    }

    /** What the row says, but for whom it says it. */
    RepositoryMetadata metadata() {
        Long stars = count(STARS);
        Long forks = count(FORKS);
        return new RepositoryMetadata(
                stars == null ? 0 : stars,
                forks == null ? 0 : forks,
                text(LICENSE),
                count(GITHUB_ID),
                time(VISIT_DATE),
                text(DEFAULT_BRANCH));
    }

    /** Data frames make doubles of a column of counts in which one is missing, and a NaN of the one. */
    private @Nullable Long count(String column) {
        Object value = values.get(column);
        if (value == null || (value instanceof Double number && number.isNaN())) {
            return null;
        }
        if (value instanceof Long number && number >= 0) {
            return number;
        }
        if (value instanceof Double number && number >= 0 && number <= LARGEST_WHOLE && number % 1 == 0) {
            return number.longValue();
        }
        throw new IllegalArgumentException("has a " + column + " that is no count");
    }

    private @Nullable Instant time(String column) {
        if (values.get(column) instanceof Instant instant) {
            return instant;
        }
        String text = text(column);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("has a " + column + " that is no ISO-8601 time", e);
        }
    }
}
