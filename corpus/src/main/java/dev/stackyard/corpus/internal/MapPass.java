package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerStage;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RepositoryStage;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.RowStage;
import dev.stackyard.corpus.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One part's trip through a group of fused map stages: its rows are read once and every stale layer of the group is
 * written. Layers that are done already are left alone, and read if a stale stage needs them.
 */
public final class MapPass {

    /** Columns by whose change one tells where a repository ends. */
    private static final List<Column<String>> REPOSITORY =
            List.of(FilesLayer.REPO_NAME, FilesLayer.REPO_URL, FilesLayer.REVISION_ID, FilesLayer.DIRECTORY_ID);

    /** Rows after which progress is told. */
    private static final int PROGRESS_ROWS = 256;

    private record StaleStage(Stage stage, LayerStamp stamp) {}

    private final Corpus corpus;
    private final PartId part;
    private final List<StaleStage> stale;
    private final long rowCount;

    private MapPass(Corpus corpus, PartId part, List<StaleStage> stale, long rowCount) {
        this.corpus = corpus;
        this.part = part;
        this.stale = stale;
        this.rowCount = rowCount;
    }

    /** Finds out which of the stages still have to do this part. */
    public static MapPass plan(Corpus corpus, PartId part, List<Stage> stages) throws IOException {
        StageStamps stamps = new StageStamps(corpus);
        Map<String, String> pending = new HashMap<>();
        List<StaleStage> stale = new ArrayList<>();
        for (Stage stage : stages) {
            String layer = ((LayerStage) stage).output().layer();
            LayerStamp stamp = stamps.map(stage, part, pending);
            pending.put(layer, stamp.fingerprint());
            if (!corpus.stamp(layer, part).map(stamp::equals).orElse(false)) {
                stale.add(new StaleStage(stage, stamp));
            }
        }
        return new MapPass(corpus, part, stale, corpus.rowCount(part));
    }

    public boolean isEmpty() {
        return stale.isEmpty();
    }

    public long rowCount() {
        return rowCount;
    }

    /** The stages that have work to do here. */
    public List<Stage> stages() {
        return stale.stream().map(StaleStage::stage).toList();
    }

    /** Reads the part and writes its stale layers; they appear together at the end. */
    public void run(Progress.Task progress) throws IOException {
        try (RowCursor cursor = corpus.read(part, columnsToRead());
                FusedStages stages = openStages(cursor.row())) {
            long bytes = 0;
            long told = 0;
            String[] repository = new String[REPOSITORY.size()];
            while (cursor.next()) {
                if (entersRepository(cursor.row(), repository)) {
                    stages.endRepository();
                    stages.beginRepository();
                }
                stages.apply();
                bytes += cursor.row().get(FilesLayer.LENGTH_BYTES);
                if (cursor.row().index() + 1 - told == PROGRESS_ROWS) {
                    progress.advance(PROGRESS_ROWS, bytes);
                    told += PROGRESS_ROWS;
                    bytes = 0;
                }
            }
            stages.endRepository();
            stages.commit();
            progress.advance(rowCount - told, bytes);
        }
    }

    private Set<Column<?>> columnsToRead() {
        Set<Column<?>> columns = new LinkedHashSet<>(REPOSITORY);
        columns.add(FilesLayer.LENGTH_BYTES);
        columns.add(FilesLayer.PATH);
        Set<String> written = new LinkedHashSet<>();
        for (StaleStage stage : stale) {
            for (Column<?> column : stage.stage().inputs()) {
                if (!written.contains(column.layer())) {
                    columns.add(column);
                }
            }
            written.add(((LayerStage) stage.stage()).output().layer());
        }
        return columns;
    }

    private FusedStages openStages(Row row) throws IOException {
        FusedStages stages = new FusedStages(row);
        try {
            for (StaleStage each : stale) {
                Stage stage = each.stage();
                var writer = corpus.write(part, ((LayerStage) stage).output(), each.stamp());
                if (stage instanceof RowStage rowStage) {
                    stages.add(stage.name(), writer, rowStage.open());
                } else if (stage instanceof RepositoryStage repositoryStage) {
                    stages.add(stage.name(), writer, repositoryStage.open());
                } else {
                    throw new IllegalStateException(stage.name() + " is no map stage");
                }
            }
            return stages;
        } catch (IOException | RuntimeException e) {
            stages.close();
            throw e;
        }
    }

    /** Whether the row is the first of its repository; remembers the repository's columns. */
    private static boolean entersRepository(Row row, @Nullable String[] repository) {
        boolean enters = row.index() == 0;
        for (int i = 0; i < repository.length; i++) {
            @Nullable String value = row.find(REPOSITORY.get(i));
            enters |= !Objects.equals(repository[i], value);
            repository[i] = value;
        }
        return enters;
    }
}
