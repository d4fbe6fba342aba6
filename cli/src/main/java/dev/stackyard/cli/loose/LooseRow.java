package dev.stackyard.cli.loose;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LayerStage;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.RepositoryFunction;
import dev.stackyard.corpus.RepositoryStage;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.RowStage;
import dev.stackyard.corpus.Stage;
import dev.stackyard.corpus.Stub;
import dev.stackyard.corpus.TextDecoder;
import dev.stackyard.corpus.reading.Reading;
import dev.stackyard.corpus.reading.Readings;
import dev.stackyard.ingest.TextKind;
import dev.stackyard.swhid.ObjectHasher;
import dev.stackyard.swhid.Swhid;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A loose file as the only row of a repository of its own: it has the columns of ingest, and those of every map stage that
 * was run on it. Not thread-safe.
 */
public final class LooseRow implements Row {

    private static final PartId PART = new PartId(0);

    private final Map<Column<?>, Object> values = new HashMap<>();
    private final Swhid swhid;
    private final @Nullable ByteSlice text;
    private final @Nullable Reading reading;

    /**
     * @param path where it would be in a repository, starting with {@code /}
     * @param bytes the whole file
     */
    public LooseRow(String path, byte[] bytes) {
        TextKind kind = TextKind.of(bytes);
        this.swhid = Swhid.content(ObjectHasher.content(bytes));
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        put(FilesLayer.REPO_NAME, "loose/file");
        put(FilesLayer.KIND, RowKind.ofPath(path).columnValue());
        put(FilesLayer.PATH, path);
        put(FilesLayer.EXTENSION, dot < 0 ? "" : name.substring(dot + 1));
        put(FilesLayer.CONTENT_ID, swhid.hash().hex());
        put(FilesLayer.LENGTH_BYTES, (long) bytes.length);
        put(FilesLayer.MODE, "100644");
        put(FilesLayer.STAR_EVENTS_COUNT, 0L);
        put(FilesLayer.FORK_EVENTS_COUNT, 0L);
        put(FilesLayer.SRC_ENCODING, kind.charset());
        Stub stub = kind.stub();
        put(FilesLayer.STUB, stub == null ? null : stub.columnValue());
        put(ContentsLayer.CONTENT, stub == null ? ByteSlice.of(bytes) : null);
        ByteSlice decoded = stub == null
                ? TextDecoder.toUtf8(ByteSlice.of(bytes), kind.charset()).orElseThrow()
                : null;
        this.reading = decoded == null ? null : Readings.of(RowKind.ofPath(path), decoded);
        this.text = reading == null ? decoded : reading.text();
    }

    /** The identifier of its content. */
    public Swhid swhid() {
        return swhid;
    }

    /**
     * Runs a map stage on it and keeps the columns that it writes.
     *
     * @throws IllegalArgumentException for a stage that looks across parts, or writes no layer
     */
    public void apply(Stage stage) {
        if (stage instanceof RowStage rowStage) {
            try (RowFunction function = rowStage.open()) {
                function.beginRepository();
                function.apply(this, new Builder(rowStage));
            }
        } else if (stage instanceof RepositoryStage repositoryStage) {
            try (RepositoryFunction function = repositoryStage.open()) {
                function.observe(this);
                function.finish(() -> new Builder(repositoryStage));
            }
        } else {
            throw new IllegalArgumentException(stage.name() + " is no map stage");
        }
    }

    private <T> void put(Column<T> column, @Nullable T value) {
        if (value == null) {
            values.remove(column);
        } else {
            values.put(column, value);
        }
    }

    @Override
    public PartId part() {
        return PART;
    }

    @Override
    public long index() {
        return 0;
    }

    @Override
    @SuppressWarnings("unchecked") // put stores a value of the column's own type
    public <T> @Nullable T find(Column<T> column) {
        return (T) values.get(column);
    }

    @Override
    public <T> T get(Column<T> column) {
        T value = find(column);
        if (value == null) {
            throw new IllegalStateException(column + " is null");
        }
        return value;
    }

    @Override
    public @Nullable ByteSlice text() {
        return text;
    }

    @Override
    public @Nullable Reading reading() {
        return reading;
    }

    private final class Builder implements RowBuilder {

        private final String layer;

        Builder(LayerStage stage) {
            this.layer = stage.output().layer();
        }

        @Override
        public <T> RowBuilder set(Column<T> column, @Nullable T value) {
            put(column, value);
            return this;
        }

        @Override
        public RowBuilder drop(String rule, String evidence) {
            put(LayerSchema.drop(layer), rule);
            put(LayerSchema.dropEvidence(layer), evidence);
            return this;
        }
    }
}
