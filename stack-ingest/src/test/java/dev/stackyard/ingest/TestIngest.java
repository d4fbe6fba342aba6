package dev.stackyard.ingest;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.Storages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ingests into a corpus of a test and reads it back. */
public final class TestIngest {

    private final Corpus corpus;

    private TestIngest(Path directory) {
        this.corpus = Corpus.at(Storages.of(directory));
    }

    public static TestIngest into(Path directory) {
        return new TestIngest(directory);
    }

    /** A row as it was read back. */
    public record ReadRow(
            Map<String, @Nullable Object> columns,
            byte @Nullable [] content,
            @Nullable String text) {

        public @Nullable Object get(Column<?> column) {
            return columns.get(column.name());
        }

        public String path() {
            return String.valueOf(get(FilesLayer.PATH));
        }

        public @Nullable Object stub() {
            return get(FilesLayer.STUB);
        }
    }

    public IngestSummary git(Path... repositories) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (Path repository : repositories) {
            sources.add(new Source.Git(repository.toString()));
        }
        return run(new IngestRequest(sources, null, null), IngestSettings.defaults(), 2);
    }

    public IngestSummary run(Source... sources) throws IOException {
        return run(IngestRequest.of(sources), IngestSettings.defaults(), 2);
    }

    public IngestSummary run(IngestRequest request, IngestSettings settings, int threads) throws IOException {
        return Ingest.run(request, corpus, settings, threads, Progress.NONE);
    }

    public Corpus corpus() {
        return corpus;
    }

    /** All rows of all parts, in order. */
    public List<ReadRow> rows() throws IOException {
        List<Column<?>> columns = new ArrayList<>(FilesLayer.SCHEMA.columns());
        columns.add(ContentsLayer.CONTENT);
        List<ReadRow> rows = new ArrayList<>();
        for (PartId part : corpus.parts()) {
            try (RowCursor cursor = corpus.read(part, columns)) {
                while (cursor.next()) {
                    rows.add(read(cursor.row()));
                }
            }
        }
        return rows;
    }

    private static ReadRow read(Row row) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (Column<?> column : FilesLayer.SCHEMA.columns()) {
            columns.put(column.name(), row.find(column));
        }
        var content = row.find(ContentsLayer.CONTENT);
        var text = row.text();
        return new ReadRow(columns, content == null ? null : content.copy(), text == null ? null : text.decodeUtf8());
    }

    /** The row of a path; the path is unique in the test. */
    public ReadRow row(String path) throws IOException {
        return rows().stream()
                .filter(row -> row.path().equals(path))
                .reduce((a, b) -> {
                    throw new IllegalStateException(path + " is there twice");
                })
                .orElseThrow(() -> new IllegalStateException("no row " + path));
    }
}
