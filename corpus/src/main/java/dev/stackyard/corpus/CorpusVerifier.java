package dev.stackyard.corpus;

import dev.stackyard.corpus.internal.ContentHasher;
import dev.stackyard.corpus.internal.StageStamps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks a corpus against what it says about itself: every layer file is read through and compared with its recorded
 * size, SHA-256, rows and fingerprint; layers agree on the rows of a part; no layer was made from an input that has since
 * changed; every row's bytes have the ids that the {@code files} layer states.
 */
public final class CorpusVerifier {

    /**
     * Something that is not as it should be.
     *
     * @param file full location of the file
     * @param message what is wrong and what to do
     */
    public record Problem(String file, String message) {}

    /**
     * @param files layer files that were read
     * @param rows rows whose content ids were recomputed
     * @param problems in the order of files; empty if all is well
     */
    public record Result(long files, long rows, List<Problem> problems) {}

    private static final String RERUN = ": run the stage that writes it again";

    private final Corpus corpus;
    private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
    private long files;
    private long rows;

    private CorpusVerifier(Corpus corpus) {
        this.corpus = corpus;
    }

    /** Reads the whole corpus through. A damaged file is a problem in the result, never an exception. */
    public static Result verify(Corpus corpus, Progress progress) throws IOException {
        return new CorpusVerifier(corpus).run(progress);
    }

    private Result run(Progress progress) throws IOException {
        CorpusJournal journal;
        try {
            journal = CorpusJournal.read(corpus);
        } catch (CorpusFormatException e) {
            return new Result(0, 0, List.of(new Problem(corpus.storage().location(CorpusJournal.FILE), text(e))));
        }
        checkRecordedFilesExist(journal);
        List<PartId> parts = corpus.parts();
        try (Progress.Task task = progress.begin("verify", parts.size())) {
            for (PartId part : parts) {
                for (String layer : corpus.layers()) {
                    checkLayer(journal, layer, part);
                }
                checkContents(part);
                task.advance(1, 0);
            }
        }
        return new Result(files, rows, List.copyOf(problems));
    }

    private void checkRecordedFilesExist(CorpusJournal journal) throws IOException {
        for (Map.Entry<String, SortedMap<String, CorpusJournal.LayerFile>> layer :
                journal.layers().entrySet()) {
            for (String part : layer.getValue().keySet()) {
                String name = layer.getKey() + "/" + part + ".parquet";
                if (!corpus.storage().exists(name)) {
                    problem(name, "is recorded in corpus.json but missing" + RERUN);
                }
            }
        }
    }

    private void checkLayer(CorpusJournal journal, String layer, PartId part) throws IOException {
        String name = Corpus.layerFile(layer, part);
        if (layer.equals(PublishedLayer.NAME) && corpus.stamp(layer, part).isEmpty()) {
            // only parts that were made from a published dataset have it
            return;
        }
        if (!corpus.storage().exists(name)) {
            problem(name, "is missing, other parts have this layer" + RERUN);
            return;
        }
        files++;
        checkRecord(journal.layers().getOrDefault(layer, new TreeMap<>()).get(part.toString()), name);
        try {
            checkStamp(layer, part, name);
            readThrough(layer, part);
        } catch (CorpusFormatException | UserException e) {
            problems.add(new Problem(corpus.storage().location(name), text(e)));
        }
    }

    private void checkRecord(CorpusJournal.@Nullable LayerFile recorded, String name) throws IOException {
        if (recorded == null) {
            problem(name, "is not recorded in corpus.json: run the command that was interrupted again");
            return;
        }
        Checksums.Checksum checksum = Checksums.sha256(corpus.storage(), name);
        if (checksum.bytes() != recorded.bytes() || !checksum.sha256().equals(recorded.sha256())) {
            problem(
                    name,
                    "has SHA-256 " + checksum.sha256() + " and " + checksum.bytes() + " bytes, recorded are "
                            + recorded.sha256() + " and " + recorded.bytes() + ": delete it" + RERUN);
        }
    }

    private void checkStamp(String layer, PartId part, String name) throws IOException {
        Optional<LayerStamp> stamp = corpus.stamp(layer, part);
        if (stamp.isPresent()) {
            for (String input : new StageStamps(corpus).changedInputs(stamp.get(), part)) {
                problem(name, "was made from a layer " + input + " that has changed since" + RERUN);
            }
        }
    }

    private void readThrough(String layer, PartId part) throws IOException {
        try (RowCursor cursor = corpus.read(part, corpus.schema(layer).columns())) {
            while (cursor.next()) {
                // decoding every value of every column is the check
                cursor.row().index();
            }
        }
    }

    private void checkContents(PartId part) throws IOException {
        ContentHasher hasher = new ContentHasher();
        List<Column<?>> columns = List.of(
                FilesLayer.CONTENT_ID,
                FilesLayer.BLOB_ID,
                FilesLayer.LENGTH_BYTES,
                FilesLayer.KIND,
                FilesLayer.STUB,
                ContentsLayer.CONTENT);
        try (RowCursor cursor = corpus.read(part, columns)) {
            while (cursor.next()) {
                checkContent(cursor.row(), hasher);
                rows++;
            }
        } catch (CorpusFormatException | UserException e) {
            // the layer's own check has said so already
            return;
        }
    }

    private void checkContent(Row row, ContentHasher hasher) {
        ByteSlice content = row.find(ContentsLayer.CONTENT);
        String name = Corpus.layerFile(ContentsLayer.NAME, row.part());
        if ((content == null) != (row.find(FilesLayer.STUB) != null)) {
            problem(name, "row " + row.index() + " and its stub column disagree on whether there is content");
        }
        // the identifiers of a page and of a Kaggle notebook are those of the file that the content was made from
        String kind = row.get(FilesLayer.KIND);
        if (content == null || RowKind.DOC.is(kind) || RowKind.KAGGLE.is(kind)) {
            return;
        }
        if (!hasher.gitBlobId(content).equals(row.get(FilesLayer.CONTENT_ID))
                || !Objects.equals(hasher.sha1(content), row.find(FilesLayer.BLOB_ID))
                || content.length() != row.get(FilesLayer.LENGTH_BYTES)) {
            problem(name, "row " + row.index() + " has bytes that do not hash to its content_id and blob_id");
        }
    }

    private void problem(String name, String message) {
        problems.add(new Problem(corpus.storage().location(name), message));
    }

    private String text(Exception e) {
        return Objects.toString(e.getMessage(), e.getClass().getSimpleName());
    }
}
