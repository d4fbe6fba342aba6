package dev.stackyard.ingest.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.corpus.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of repositories in JSON lines: one object a line, keyed by {@code repo_name}, {@code repo_url}, or both, with
 * any of {@code star_events_count}, {@code fork_events_count}, {@code gha_license_id}, {@code github_id}, {@code
 * visit_date} (ISO-8601) and {@code default_branch} (used for exports only). Other members are passed over. Only the lines of wanted repositories are kept; of two lines for
 * one repository the later counts.
 */
final class MetadataFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Malformed lines that are named; the others are only counted. */
    private static final int MOST_MESSAGES = 20;

    private final Map<String, RepositoryMetadata> byName = new HashMap<>();
    private final Map<String, RepositoryMetadata> byUrl = new HashMap<>();
    private final List<String> messages = new ArrayList<>();
    private long malformed;

    private MetadataFile() {}

    /** No metadata at all. */
    static MetadataFile empty() {
        return new MetadataFile();
    }

    /**
     * Reads a file.
     *
     * @param names wanted repositories by name
     * @param keys wanted repositories by {@link Identity#key}
     * @throws UserException if there is no such file
     */
    static MetadataFile read(Path file, Set<String> names, Set<String> keys) throws IOException {
        MetadataFile metadata = new MetadataFile();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    metadata.add(file, number, line, names, keys);
                }
            }
        } catch (NoSuchFileException e) {
            throw new UserException("metadata file " + file + " does not exist", e);
        }
        return metadata;
    }

    /** What is known about a repository. */
    RepositoryMetadata find(String name, String key) {
        RepositoryMetadata found = byUrl.get(key);
        return found != null ? found : byName.getOrDefault(name, RepositoryMetadata.NONE);
    }

    /** Lines that could not be used. */
    long malformed() {
        return malformed;
    }

    /** The first of these lines, each with its number and what is wrong with it. */
    List<String> messages() {
        return List.copyOf(messages);
    }

    private void add(Path file, long number, String line, Set<String> names, Set<String> keys) {
        try {
            JsonNode node = JSON.readTree(line);
            String name = text(node, "repo_name");
            String url = text(node, "repo_url");
            if (name == null && url == null) {
                throw new IllegalArgumentException("has neither repo_name nor repo_url");
            }
            String key = url == null
                    ? null
                    : OriginUrl.parse(url).map(OriginUrl::key).orElse(url);
            boolean wanted = (name != null && names.contains(name)) || (key != null && keys.contains(key));
            RepositoryMetadata metadata = metadata(node);
            if (wanted && name != null) {
                byName.put(name, metadata);
            }
            if (wanted && key != null) {
                byUrl.put(key, metadata);
            }
        } catch (JsonProcessingException e) {
            reject(file, number, "is no JSON object: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            reject(file, number, String.valueOf(e.getMessage()));
        }
    }

    private void reject(Path file, long number, String problem) {
        malformed++;
        if (messages.size() < MOST_MESSAGES) {
            messages.add(file + " line " + number + " " + problem);
        }
    }

    private static RepositoryMetadata metadata(JsonNode node) {
        Long stars = number(node, "star_events_count");
        Long forks = number(node, "fork_events_count");
        return new RepositoryMetadata(
                stars == null ? 0 : stars,
                forks == null ? 0 : forks,
                text(node, "gha_license_id"),
                number(node, "github_id"),
                time(node, "visit_date"),
                text(node, "default_branch"));
    }

    private static @Nullable String text(JsonNode node, String member) {
        JsonNode value = node.get(member);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new IllegalArgumentException("has a " + member + " that is no text");
        }
        return value.textValue();
    }

    private static @Nullable Long number(JsonNode node, String member) {
        JsonNode value = node.get(member);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new IllegalArgumentException("has a " + member + " that is no count");
        }
        return value.longValue();
    }

    private static @Nullable Instant time(JsonNode node, String member) {
        String text = text(node, member);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("has a " + member + " that is no ISO-8601 time", e);
        }
    }
}
