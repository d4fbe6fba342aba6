package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.internal.foreign.Fields;
import dev.stackyard.corpus.internal.foreign.ForeignParquet;
import dev.stackyard.corpus.internal.foreign.RowHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Metadata of repositories, in JSON lines (one object a line) or in Parquet, told apart by the first bytes. Rows are keyed by
 * {@code repo_name}, {@code repo_url}, or both, with any of {@code star_events_count}, {@code fork_events_count}, {@code
 * gha_license_id}, {@code github_id}, {@code visit_date} (ISO-8601; in Parquet also a date or timestamp) and {@code
 * default_branch}, which exports are chosen by. Other columns are passed over, rows of Parquet are counted from 0.
 * Only the rows of wanted repositories are kept;
 * of two rows for one repository the later counts.
 */
final class MetadataFile {

    private static final byte[] PARQUET_MAGIC = {'P', 'A', 'R', '1'};

    /** Malformed rows that are named; the others are only counted. */
    private static final int MOST_MESSAGES = 20;

    private final Set<String> names;
    private final Set<String> keys;
    private final Map<String, RepositoryMetadata> byName = new HashMap<>();
    private final Map<String, RepositoryMetadata> byUrl = new HashMap<>();
    private final List<String> messages = new ArrayList<>();
    private long malformed;

    private MetadataFile(Set<String> names, Set<String> keys) {
        this.names = names;
        this.keys = keys;
    }

    /** No metadata at all. */
    static MetadataFile empty() {
        return new MetadataFile(Set.of(), Set.of());
    }

    /**
     * Reads a file.
     *
     * @param names wanted repositories by name
     * @param keys wanted repositories by {@link Identity#key}
     * @throws UserException if there is no such file, or it begins as Parquet and cannot be read as that
     */
    static MetadataFile read(StorageFile file, Set<String> names, Set<String> keys) throws IOException {
        if (!file.exists()) {
            throw new UserException("metadata file " + file.location() + " does not exist, or is no file");
        }
        MetadataFile metadata = new MetadataFile(names, keys);
        if (isParquet(file)) {
            metadata.readParquet(file);
        } else {
            metadata.readLines(file);
        }
        return metadata;
    }

    private static boolean isParquet(StorageFile file) throws IOException {
        try (InputStream in = file.storage().stream(file.name())) {
            return Arrays.equals(in.readNBytes(PARQUET_MAGIC.length), PARQUET_MAGIC);
        }
    }

    private void readParquet(StorageFile file) throws IOException {
        try (ForeignParquet table = ForeignParquet.open(file.storage(), file.name())) {
            int rowGroups = table.groupRows().size();
            table.read(0, rowGroups, Set.copyOf(MetadataRow.COLUMNS), new RowHandler() {
                @Override
                public void element(Fields row, Fields element) {} // nothing wanted is a list

                @Override
                public void row(long number, Fields row) {
                    add(table.location() + " row " + number, () -> MetadataRow.of(row));
                }
            });
        } catch (CorpusFormatException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }

    private void readLines(StorageFile file) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(file.storage().stream(file.name()), StandardCharsets.UTF_8))) {
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    String text = line;
                    add(file.location() + " line " + number, () -> MetadataRow.ofJson(text));
                }
            }
        }
    }

    /** What is known about a repository. */
    RepositoryMetadata find(String name, String key) {
        RepositoryMetadata found = byUrl.get(key);
        return found != null ? found : byName.getOrDefault(name, RepositoryMetadata.NONE);
    }

    /** Rows that could not be used. */
    long malformed() {
        return malformed;
    }

    /** The first of these rows, each with its number and what is wrong with it. */
    List<String> messages() {
        return List.copyOf(messages);
    }

    private void add(String place, Supplier<MetadataRow> read) {
        try {
            add(read.get());
        } catch (IllegalArgumentException e) {
            malformed++;
            if (messages.size() < MOST_MESSAGES) {
                messages.add(place + " " + e.getMessage());
            }
        }
    }

    private void add(MetadataRow row) {
        String name = row.text(MetadataRow.REPO_NAME);
        String url = row.text(MetadataRow.REPO_URL);
        if (name == null && url == null) {
            throw new IllegalArgumentException("has neither repo_name nor repo_url");
        }
        String key =
                url == null ? null : OriginUrl.parse(url).map(OriginUrl::key).orElse(url);
        boolean wanted = (name != null && names.contains(name)) || (key != null && keys.contains(key));
        RepositoryMetadata metadata = row.metadata();
        if (wanted && name != null) {
            byName.put(name, metadata);
        }
        if (wanted && key != null) {
            byUrl.put(key, metadata);
        }
    }
}
