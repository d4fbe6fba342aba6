package dev.stackyard.ingest.internal.kaggle;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.reading.KaggleHeader;
import dev.stackyard.corpus.reading.Reading;
import dev.stackyard.corpus.reading.Readings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the data sets of some notebooks. Kept in the corpus, {@code ingest/kaggle-SHA256.json}, until all parts of its plan are
 * written, so that whatever goes on with an ingest needs Meta Kaggle's tables no more, and gives the same bytes. Immutable and
 * thread-safe.
 */
public final class KaggleFacts {

    /** Nothing. */
    public static final KaggleFacts NONE = new KaggleFacts(new TreeMap<>(), new TreeMap<>());

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Map<Long, KaggleDataset> versions;
    private final Map<Long, Long> versionOf;

    /**
     * @param versions of data sets by number
     * @param versionOf the version that a notebook works on
     */
    KaggleFacts(TreeMap<Long, KaggleDataset> versions, TreeMap<Long, Long> versionOf) {
        this.versions = versions;
        this.versionOf = versionOf;
    }

    private record Stored(TreeMap<Long, KaggleDataset> versions, TreeMap<Long, Long> notebooks) {}

    /** Writes them into a corpus, and returns the name by which they are found there. */
    public String save(Storage storage) throws IOException {
        byte[] json = JSON.writeValueAsBytes(new Stored(new TreeMap<>(versions), new TreeMap<>(versionOf)));
        String name = "ingest/kaggle-" + Fingerprints.ofBytes(json) + ".json";
        storage.writeAll(name, json);
        return name;
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @param name null for none
     */
    public static KaggleFacts load(Storage storage, @Nullable String name) throws IOException {
        if (name == null) {
            return NONE;
        }
        if (!storage.exists(name)) {
            throw new UserException(storage.location(name)
                    + " was deleted when its notebooks were ingested: begin a new corpus to ingest them again");
        }
        byte[] json = storage.readAll(name);
        if (!name.contains(Fingerprints.ofBytes(json))) {
            throw new CorpusFormatException(storage.location(name), "is damaged: restore it, or begin a new corpus");
        }
        Stored stored = JSON.readValue(json, new TypeReference<Stored>() {});
        return new KaggleFacts(stored.versions(), stored.notebooks());
    }

    /** How many notebooks work on a data set that is known. */
    public int size() {
        return versionOf.size();
    }

    /**
     * What goes before a notebook.
     *
     * @param number of the notebook; -1 if it has none
     */
    KaggleHeader header(long number, String notebook) {
        Long version = versionOf.get(number);
        KaggleDataset dataset = version == null ? null : versions.get(version);
        return dataset == null
                ? KaggleHeader.UNKNOWN
                : KaggleHeader.of(dataset.title(), dataset.description(), dataset.name(), files(dataset, notebook));
    }

    private static List<KaggleHeader.DataFile> files(KaggleDataset dataset, String notebook) {
        if (dataset.schemas().isEmpty()) {
            return List.of();
        }
        Reading reading = Readings.of(RowKind.NOTEBOOK, ByteSlice.utf8(notebook));
        List<KaggleHeader.DataFile> files = new ArrayList<>();
        for (CsvPaths.Found found : CsvPaths.in(reading)) {
            KaggleDataset.Schema schema = dataset.schemas().get(found.fromInput());
            if (schema != null) {
                files.add(new KaggleHeader.DataFile(found.written(), schema.info(), schema.examples()));
            }
        }
        return files;
    }
}
