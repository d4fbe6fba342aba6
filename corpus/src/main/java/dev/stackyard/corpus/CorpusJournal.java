package dev.stackyard.corpus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stackyard.corpus.internal.StageStamps;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code corpus.json}: which stages ran, in order, with settings, counts and times, and the checksum of every layer file.
 * Times are the only thing in a corpus that differs between two runs of the same recipe. Not thread-safe.
 */
public final class CorpusJournal {

    public static final String FILE = "corpus.json";
    private static final int FORMAT = 1;
    private static final String ADVICE = "delete it, the next run writes it anew";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /**
     * One stage's work in one run, or that of ingest.
     *
     * @param rows rows of the stage's layer when it was done; of ingest, those of the corpus
     * @param drops rows by verdict
     * @param counts what else was counted, by name; null for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StageRun(
            String stage,
            @JsonProperty("stage_version") int stageVersion,
            @JsonProperty("settings_fingerprint") String settingsFingerprint,
            JsonNode settings,
            long rows,
            SortedMap<String, Long> drops,
            @Nullable SortedMap<String, Long> counts,
            double seconds,
            @JsonProperty("finished_at") String finishedAt) {}

    /**
     * What ingest has done: it is no stage, but makes the layers that all stages start from.
     *
     * @param settings a record, as a stage's
     * @param worked whether anything new was written
     * @param rows rows of the corpus now
     * @param counts what was counted, by name
     */
    public record Ingested(
            String name, int version, Object settings, boolean worked, long rows, SortedMap<String, Long> counts) {}

    /** A layer file as it was when it was finished. */
    public record LayerFile(long rows, long bytes, String sha256, String fingerprint) {}

    private record Document(int format, List<StageRun> runs, SortedMap<String, SortedMap<String, LayerFile>> layers) {}

    private final Storage storage;
    private final List<StageRun> runs;
    private final SortedMap<String, SortedMap<String, LayerFile>> layers;

    private CorpusJournal(Storage storage, Document document) {
        this.storage = storage;
        this.runs = new ArrayList<>(document.runs());
        this.layers = new TreeMap<>(document.layers());
    }

    /**
     * The journal of a corpus; an empty one if it has none yet.
     *
     * @throws CorpusFormatException if the file is damaged
     */
    public static CorpusJournal read(Corpus corpus) throws IOException {
        Storage storage = corpus.storage();
        if (!storage.exists(FILE)) {
            return new CorpusJournal(storage, new Document(FORMAT, List.of(), new TreeMap<>()));
        }
        try {
            @Nullable Document document = JSON.readValue(storage.readAll(FILE), Document.class);
            if (document == null) {
                throw new CorpusFormatException(storage.location(FILE), "is damaged: " + ADVICE);
            }
            if (document.format() != FORMAT) {
                throw new CorpusFormatException(
                        storage.location(FILE),
                        "has format " + document.format() + ", this version knows " + FORMAT
                                + ": use the version that wrote it, or, if it is only damaged, " + ADVICE);
            }
            if (document.runs() == null || document.layers() == null) {
                throw new CorpusFormatException(storage.location(FILE), "lacks runs or layers: " + ADVICE);
            }
            return new CorpusJournal(storage, document);
        } catch (JsonProcessingException e) {
            throw new CorpusFormatException(storage.location(FILE), "is damaged at " + position(e) + ": " + ADVICE, e);
        }
    }

    private static String position(JsonProcessingException e) {
        return e.getLocation() == null
                ? "an unknown place"
                : "line " + e.getLocation().getLineNr() + " column "
                        + e.getLocation().getColumnNr();
    }

    /** Stage runs in the order in which they ended. */
    public List<StageRun> runs() {
        return List.copyOf(runs);
    }

    /** Recorded layer files: layer to part name to record. */
    public SortedMap<String, SortedMap<String, LayerFile>> layers() {
        return layers;
    }

    /**
     * Records what stages have done, and the checksums of layer files that are new or changed. A stage that had nothing to
     * do is recorded all the same if it never was with these settings: its run was cut off before the journal was written.
     *
     * @param worked those of {@code stages} that had something to do
     */
    void update(
            Corpus corpus,
            List<? extends Stage> stages,
            List<? extends Stage> worked,
            double seconds,
            Instant finishedAt)
            throws IOException {
        boolean changed = recordLayers(corpus);
        List<? extends Stage> toRecord = stages.stream()
                .filter(stage -> worked.contains(stage) || !isRecorded(stage))
                .toList();
        for (Stage stage : toRecord) {
            SortedMap<String, Long> drops = new TreeMap<>();
            long rows = 0;
            if (stage instanceof LayerStage layerStage) {
                String layer = layerStage.output().layer();
                for (PartId part : corpus.parts(layer)) {
                    rows += corpus.rowCount(layer, part);
                    corpus.dropCounts(layer, part).forEach((rule, count) -> drops.merge(rule, count, Long::sum));
                }
            }
            runs.add(new StageRun(
                    stage.name(),
                    stage.version(),
                    StageStamps.settingsFingerprint(stage),
                    JSON.valueToTree(stage.settings()),
                    rows,
                    drops,
                    null,
                    rounded(seconds),
                    finishedAt.toString()));
        }
        write(changed || !toRecord.isEmpty());
    }

    /**
     * Records what ingest has done, and the checksums of layer files that are new or changed. If it had nothing to do, it is
     * recorded only if it never was with these settings: its run was cut off before the journal was written.
     */
    public void update(Corpus corpus, Ingested ingested, double seconds, Instant finishedAt) throws IOException {
        boolean changed = recordLayers(corpus);
        String fingerprint = Fingerprints.ofJson(ingested.settings());
        boolean toRecord = ingested.worked() || !isRecorded(ingested.name(), ingested.version(), fingerprint);
        if (toRecord) {
            runs.add(new StageRun(
                    ingested.name(),
                    ingested.version(),
                    fingerprint,
                    JSON.valueToTree(ingested.settings()),
                    ingested.rows(),
                    new TreeMap<>(),
                    ingested.counts(),
                    rounded(seconds),
                    finishedAt.toString()));
        }
        write(changed || toRecord);
    }

    private void write(boolean changed) throws IOException {
        if (changed || !storage.exists(FILE)) {
            storage.writeAll(FILE, JSON.writeValueAsBytes(new Document(FORMAT, runs, layers)));
        }
    }

    /**
     * Records some layer files anew although their stamps are what they were: a removal has rewritten them. Does nothing if
     * the corpus has no journal yet.
     *
     * @param files names of layer files, such as {@code contents/part-00000.parquet}
     */
    public void recordRewritten(Corpus corpus, Set<String> files) throws IOException {
        if (!storage.exists(FILE)) {
            return;
        }
        layers.forEach(
                (layer, parts) -> parts.keySet().removeIf(part -> files.contains(layer + "/" + part + ".parquet")));
        recordLayers(corpus);
        storage.writeAll(FILE, JSON.writeValueAsBytes(new Document(FORMAT, runs, layers)));
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }

    private boolean isRecorded(Stage stage) {
        return isRecorded(stage.name(), stage.version(), StageStamps.settingsFingerprint(stage));
    }

    private boolean isRecorded(String stage, int version, String settingsFingerprint) {
        return runs.stream()
                .anyMatch(run -> run.stage().equals(stage)
                        && run.stageVersion() == version
                        && run.settingsFingerprint().equals(settingsFingerprint));
    }

    private boolean recordLayers(Corpus corpus) throws IOException {
        SortedMap<String, SortedMap<String, LayerFile>> found = new TreeMap<>();
        for (String layer : corpus.layers()) {
            SortedMap<String, LayerFile> files = new TreeMap<>();
            for (PartId part : corpus.parts(layer)) {
                files.put(part.toString(), layerFile(corpus, layer, part));
            }
            found.put(layer, files);
        }
        boolean changed = !found.equals(layers);
        layers.clear();
        layers.putAll(found);
        return changed;
    }

    private LayerFile layerFile(Corpus corpus, String layer, PartId part) throws IOException {
        String fingerprint = corpus.stamp(layer, part).orElseThrow().fingerprint();
        LayerFile known = layers.getOrDefault(layer, new TreeMap<>()).get(part.toString());
        if (known != null && known.fingerprint().equals(fingerprint)) {
            return known;
        }
        Checksums.Checksum checksum = Checksums.sha256(storage, Corpus.layerFile(layer, part));
        return new LayerFile(corpus.rowCount(layer, part), checksum.bytes(), checksum.sha256(), fingerprint);
    }

    /** Rows with each verdict over all layers that the journal has seen run last, by {@code layer/rule}. */
    public Map<String, Long> drops() {
        Map<String, Long> drops = new TreeMap<>();
        Map<String, StageRun> last = new TreeMap<>();
        runs.forEach(run -> last.put(run.stage(), run));
        last.values().forEach(run -> run.drops().forEach((rule, count) -> drops.put(run.stage() + "/" + rule, count)));
        return drops;
    }
}
