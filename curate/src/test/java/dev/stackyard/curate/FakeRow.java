package dev.stackyard.curate;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.reading.Reading;
import dev.stackyard.corpus.reading.Readings;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row in memory: both what a stage reads and what it writes. */
final class FakeRow implements Row, RowBuilder {

    private final Map<Column<?>, Object> values = new HashMap<>();
    private final @Nullable ByteSlice text;

    /** @param text null for a stub */
    FakeRow(String path, @Nullable String language, @Nullable String text) {
        // surrounded by other bytes, so that nothing depends on where the text lies in its array
        byte[] bytes = text == null ? null : ("\u00e9\r" + text + "\n\u00e9").getBytes(StandardCharsets.UTF_8);
        this.text = bytes == null ? null : new ByteSlice(bytes, 3, bytes.length - 6);
        set(FilesLayer.REPO_NAME, "octo/cat");
        set(FilesLayer.REPO_URL, "https://github.com/octo/cat");
        set(FilesLayer.KIND, "code");
        set(FilesLayer.PATH, path);
        set(FilesLayer.CONTENT_ID, "a".repeat(40));
        set(FilesLayer.DIRECTORY_ID, "b".repeat(40));
        set(FilesLayer.REVISION_ID, "c".repeat(40));
        set(FilesLayer.SNAPSHOT_ID, "d".repeat(40));
        set(LanguagesLayer.LANGUAGE, language);
        set(LanguagesLayer.IS_GENERATED, false);
    }

    /** A C file. */
    static FakeRow of(String text) {
        return new FakeRow("/main.c", "C", text);
    }

    @Override
    public PartId part() {
        return new PartId(0);
    }

    @Override
    public long index() {
        return 0;
    }

    @Override
    @SuppressWarnings("unchecked") // set stores only values of the column's type
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
        Reading reading = reading();
        return reading == null ? text : reading.text();
    }

    @Override
    public @Nullable Reading reading() {
        return text == null ? null : Readings.of(RowKind.of(get(FilesLayer.KIND)), text);
    }

    @Override
    public <T> FakeRow set(Column<T> column, @Nullable T value) {
        if (value == null) {
            values.remove(column);
        } else {
            values.put(column, value);
        }
        return this;
    }

    @Override
    public FakeRow drop(String rule, String evidence) {
        set(LayerSchema.drop(QualityLayer.NAME), rule);
        return set(LayerSchema.dropEvidence(QualityLayer.NAME), evidence);
    }

    /** Judges this row, writing into itself. */
    FakeRow judgedBy(QualitySettings settings) {
        set(LayerSchema.drop(QualityLayer.NAME), null);
        set(LayerSchema.dropEvidence(QualityLayer.NAME), null);
        new QualityStage(settings).open().apply(this, this);
        return this;
    }

    @Nullable
    String verdict() {
        return find(LayerSchema.drop(QualityLayer.NAME));
    }

    @Nullable
    String evidence() {
        return find(LayerSchema.dropEvidence(QualityLayer.NAME));
    }
}
