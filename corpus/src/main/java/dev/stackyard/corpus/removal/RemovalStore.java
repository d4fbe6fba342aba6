package dev.stackyard.corpus.removal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.internal.ParquetLayerWriter;
import dev.stackyard.corpus.internal.SortedLayerReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The directory {@code removals/} of a corpus.
 *
 * <pre>
 * removal-00000.parquet      the rows: part, row, content_id, refused, rule; sorted by content_id
 * removal-00000.shards.json  how shards are to be edited; there only while the removal is carried out
 * removal-00000.json         the record; written after the two above, before anything else is touched
 * removal-00000.done         the SHA-256 of the record; written when nothing is left to do
 * </pre>
 *
 * Thread-safe.
 */
public final class RemovalStore {

    private static final String DIRECTORY = "removals/";
    /** Above every content id: they are hex digits. */
    private static final String HIGHEST = "g";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Storage storage;

    public RemovalStore(Storage storage) {
        this.storage = storage;
    }

    /** All records, oldest first. */
    public List<RemovalRecord> records() throws IOException {
        List<RemovalRecord> records = new ArrayList<>();
        while (storage.exists(recordFile(records.size()))) {
            records.add(read(recordFile(records.size())));
        }
        return records;
    }

    /** The removal that was ordered and not carried out to its end; there is one at most. */
    public Optional<RemovalRecord> pending() throws IOException {
        for (RemovalRecord record : records()) {
            if (!isFinished(record)) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }

    /** Whether a removal was carried out to its end. */
    public boolean isFinished(RemovalRecord record) throws IOException {
        return storage.exists(doneFile(record.number()));
    }

    private RemovalRecord read(String name) throws IOException {
        try {
            RemovalRecord record = JSON.readValue(storage.readAll(name), RemovalRecord.class);
            if (record.format() != RemovalRecord.FORMAT) {
                throw new CorpusFormatException(
                        storage.location(name), "has format " + record.format() + ", this version knows 1");
            }
            return record;
        } catch (JsonProcessingException e) {
            throw new CorpusFormatException(
                    storage.location(name),
                    "is damaged: restore it, what it names must stay out (" + e.getOriginalMessage() + ")",
                    e);
        }
    }

    /** Writes the list of rows of a removal that is being planned. */
    public void writeRows(int number, List<RemovedRow> rows) throws IOException {
        LayerStamp stamp = new LayerStamp("remove", RemovalRecord.FORMAT, Fingerprints.ofText(""), Map.of());
        try (LayerWriter out =
                ParquetLayerWriter.open(storage, rowsFile(number), RemovedRow.SCHEMA, stamp, footer -> {})) {
            for (RemovedRow row : rows.stream().sorted(RemovedRow.ORDER).toList()) {
                out.row()
                        .set(RemovedRow.PART, (long) row.part().number())
                        .set(RemovedRow.ROW, row.index())
                        .set(RemovedRow.CONTENT_ID, row.contentId())
                        .set(RemovedRow.REFUSED, row.refused())
                        .set(RemovedRow.RULE, row.rule());
                out.append();
            }
            out.commit();
        }
    }

    /** Orders a removal whose rows, and edits of shards, are written. */
    public void order(RemovalRecord record) throws IOException {
        storage.writeAll(recordFile(record.number()), JSON.writeValueAsBytes(record));
    }

    /** Notes that a removal has been carried out to its end. */
    public void finish(RemovalRecord record) throws IOException {
        storage.delete(shardsFile(record.number()));
        String sha256 = Fingerprints.ofBytes(storage.readAll(recordFile(record.number())));
        storage.writeAll(
                doneFile(record.number()), (sha256 + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    /** Hands on the rows of a removal, by content. */
    public void forEachRow(RemovalRecord record, Consumer<RemovedRow> action) throws IOException {
        read(record, "", HIGHEST, action);
    }

    /** The rows of a removal that had a content. Reads a few pages. */
    public List<RemovedRow> rowsOf(RemovalRecord record, String contentId) throws IOException {
        List<RemovedRow> rows = new ArrayList<>();
        read(record, contentId, contentId + HIGHEST, rows::add);
        return rows;
    }

    private void read(RemovalRecord record, String from, String to, Consumer<RemovedRow> action) throws IOException {
        SortedLayerReader.forEach(
                storage,
                rowsFile(record.number()),
                List.<Column<?>>copyOf(RemovedRow.SCHEMA.columns()),
                RemovedRow.CONTENT_ID,
                from,
                to,
                row -> action.accept(new RemovedRow(
                        new PartId(Math.toIntExact(row.get(RemovedRow.PART))),
                        row.get(RemovedRow.ROW),
                        row.get(RemovedRow.CONTENT_ID),
                        row.get(RemovedRow.REFUSED),
                        row.get(RemovedRow.RULE))));
    }

    /** Where whoever edits the shards keeps the edits while a removal is carried out. */
    public static String shardsFile(int number) {
        return name(number) + ".shards.json";
    }

    private static String rowsFile(int number) {
        return name(number) + ".parquet";
    }

    private static String recordFile(int number) {
        return name(number) + ".json";
    }

    private static String doneFile(int number) {
        return name(number) + ".done";
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "%sremoval-%05d", DIRECTORY, number);
    }
}
