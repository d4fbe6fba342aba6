package dev.stackyard.ingest.internal.kaggle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import dev.stackyard.ingest.MetaKaggle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Joins Meta Kaggle's tables (bigcode-project/the-stack-v2 {@code kaggle/retreive_metadata.py}), each read once and of each only what
 * the notebooks at hand lead to:
 *
 * <pre>
 * file name = KernelVersionDatasetSources.KernelVersionId, first row  ->  SourceDatasetVersionId
 *           = DatasetVersions.Id    ->  Title, Slug, Description, DatasetId
 *           = Datasets.Id           ->  OwnerUserId
 *           = Users.Id              ->  UserName
 * </pre>
 */
public final class KaggleJoin {

    /** What titles and descriptions may take in memory: those of some 50,000 data sets. */
    private static final long MOST_CHARACTERS = 128L << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MetaKaggle source;
    private final Map<Long, Long> versionOf = new HashMap<>();
    private final TreeMap<Long, KaggleDataset> versions = new TreeMap<>();
    private final Map<Long, Long> ownerOf = new HashMap<>();
    private final Map<Long, String> userNames = new HashMap<>();
    private long characters;

    private KaggleJoin(MetaKaggle source) {
        this.source = source;
    }

    /**
     * What is known of notebooks.
     *
     * @param notebooks their numbers, which are those of kernel versions
     * @throws UserException if a table is missing or damaged, or what is wanted of them is too much
     */
    public static KaggleFacts of(MetaKaggle source, Set<Long> notebooks) throws IOException {
        KaggleJoin join = new KaggleJoin(source);
        join.readSources(notebooks);
        join.readVersions();
        join.readOwners();
        join.nameDatasets();
        if (source.schemas() != null) {
            join.readSchemas(source.schemas());
        }
        return new KaggleFacts(join.versions, new TreeMap<>(join.versionOf));
    }

    private void readSources(Set<Long> notebooks) throws IOException {
        table("KernelVersionDatasetSources.csv", "KernelVersionId", "SourceDatasetVersionId")
                .read(row -> {
                    OptionalLong notebook = CsvTable.number(row.get("KernelVersionId"));
                    OptionalLong version = CsvTable.number(row.get("SourceDatasetVersionId"));
                    if (notebook.isPresent() && version.isPresent() && notebooks.contains(notebook.getAsLong())) {
                        versionOf.putIfAbsent(notebook.getAsLong(), version.getAsLong());
                    }
                });
    }

    private void readVersions() throws IOException {
        Set<Long> wanted = new HashSet<>(versionOf.values());
        table("DatasetVersions.csv", "Id", "DatasetId", "Title", "Slug", "Description")
                .read(row -> {
                    OptionalLong id = CsvTable.number(row.get("Id"));
                    if (id.isPresent() && wanted.contains(id.getAsLong())) {
                        KaggleDataset dataset = KaggleDataset.of(
                                row.get("Title"),
                                row.get("Description"),
                                row.get("Slug"),
                                CsvTable.number(row.get("DatasetId")).orElse(-1));
                        count(dataset.characters());
                        versions.putIfAbsent(id.getAsLong(), dataset);
                    }
                });
        versionOf.values().removeIf(version -> !versions.containsKey(version));
    }

    private void readOwners() throws IOException {
        Set<Long> wanted = new HashSet<>();
        versions.values().forEach(dataset -> wanted.add(dataset.datasetId()));
        table("Datasets.csv", "Id", "OwnerUserId").read(row -> {
            OptionalLong id = CsvTable.number(row.get("Id"));
            OptionalLong owner = CsvTable.number(row.get("OwnerUserId"));
            if (id.isPresent() && owner.isPresent() && wanted.contains(id.getAsLong())) {
                ownerOf.putIfAbsent(id.getAsLong(), owner.getAsLong());
            }
        });
        Set<Long> owners = new HashSet<>(ownerOf.values());
        table("Users.csv", "Id", "UserName").read(row -> {
            OptionalLong id = CsvTable.number(row.get("Id"));
            String name = row.get("UserName");
            if (id.isPresent() && owners.contains(id.getAsLong()) && name != null && !name.isBlank()) {
                userNames.putIfAbsent(id.getAsLong(), name.strip());
            }
        });
    }

    private void nameDatasets() {
        versions.replaceAll((version, dataset) -> dataset.ownedBy(userName(dataset.datasetId())));
    }

    private @Nullable String userName(long dataset) {
        Long owner = ownerOf.get(dataset);
        return owner == null ? null : userNames.get(owner);
    }

    private void readSchemas(StorageFile file) throws IOException {
        if (!file.exists()) {
            throw new UserException("file of schemas " + file.location() + " does not exist");
        }
        Map<String, Map<String, KaggleDataset.Schema>> byName = new HashMap<>();
        versions.values().forEach(dataset -> {
            if (dataset.name() != null) {
                byName.put(dataset.name(), new TreeMap<>());
            }
        });
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(file.storage().stream(file.name()), StandardCharsets.UTF_8))) {
            long number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    readSchema(line, file.location() + " line " + number, byName);
                }
            }
        }
        versions.replaceAll((version, dataset) ->
                dataset.name() == null ? dataset : dataset.with(Objects.requireNonNull(byName.get(dataset.name()))));
    }

    private void readSchema(String line, String place, Map<String, Map<String, KaggleDataset.Schema>> byName) {
        try {
            SchemaLine schema = JSON.readValue(line, SchemaLine.class);
            Map<String, KaggleDataset.Schema> of = schema == null ? null : byName.get(schema.dataset());
            if (of != null && of.size() < KaggleDataset.MOST_FILES) {
                KaggleDataset.Schema shortened = KaggleDataset.Schema.of(schema.info(), schema.examples());
                count(shortened.info().length() + shortened.examples().length());
                of.putIfAbsent(schema.path(), shortened);
            }
        } catch (JsonProcessingException e) {
            throw new UserException(
                    place + ": write {\"dataset\": \"owner/name\", \"path\": \"name/train.csv\", \"info\": \"...\", "
                            + "\"examples\": \"...\"} (" + e.getOriginalMessage() + ")",
                    e);
        }
    }

    /** A line of the file of schemas. */
    record SchemaLine(String dataset, String path, String info, String examples) {
        SchemaLine {
            if (dataset == null || path == null || info == null || examples == null) {
                throw new IllegalArgumentException("dataset, path, info or examples is missing");
            }
        }
    }

    private void count(long more) {
        characters += more;
        if (characters > MOST_CHARACTERS) {
            throw new UserException("the data sets of these notebooks have more than " + MOST_CHARACTERS
                    + " characters of descriptions: ingest fewer sources at a time");
        }
    }

    private CsvTable table(String name, String... columns) {
        return new CsvTable(source.tables(), name, columns);
    }
}
