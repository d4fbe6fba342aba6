package dev.stackyard.tokenize;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.removal.RemovedRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of a removal by the identifier that their segments have in the shards. Reads the layers before they are erased. */
final class RemovedTexts {

    /** What the shards' counts were made of. */
    record Labels(String language, String licenseType) {}

    private static final List<Column<?>> ALWAYS = List.of(
            FilesLayer.REPO_NAME,
            FilesLayer.REPO_URL,
            FilesLayer.REVISION_ID,
            FilesLayer.DIRECTORY_ID,
            FilesLayer.PATH,
            FilesLayer.CONTENT_ID,
            FilesLayer.STUB);

    private final Map<String, Labels> bySwhid = new HashMap<>();

    private RemovedTexts() {}

    static RemovedTexts of(Corpus corpus, List<RemovedRow> rows) throws IOException {
        RemovedTexts texts = new RemovedTexts();
        Map<PartId, List<RemovedRow>> byPart = new TreeMap<>();
        rows.forEach(row ->
                byPart.computeIfAbsent(row.part(), part -> new ArrayList<>()).add(row));
        for (Map.Entry<PartId, List<RemovedRow>> part : byPart.entrySet()) {
            texts.read(corpus, part.getKey(), part.getValue());
        }
        return texts;
    }

    private void read(Corpus corpus, PartId part, List<RemovedRow> rows) throws IOException {
        boolean languages = corpus.stamp(LanguagesLayer.NAME, part).isPresent();
        boolean licenses = corpus.stamp(LicensesLayer.NAME, part).isPresent();
        List<Column<?>> columns = new ArrayList<>(ALWAYS);
        if (languages) {
            columns.add(LanguagesLayer.LANGUAGE);
        }
        if (licenses) {
            columns.add(LicensesLayer.LICENSE_TYPE);
        }
        try (RowCursor cursor = corpus.read(part, columns)) {
            for (RemovedRow removed : rows) {
                cursor.skipTo(removed.index());
                cursor.next();
                Row row = cursor.row();
                if (row.find(FilesLayer.STUB) == null) {
                    String language = languages ? row.find(LanguagesLayer.LANGUAGE) : null;
                    String license = licenses ? row.find(LicensesLayer.LICENSE_TYPE) : null;
                    bySwhid.put(
                            ContentSwhid.of(
                                    row.get(FilesLayer.CONTENT_ID), RepositoryKey.of(row), row.get(FilesLayer.PATH)),
                            new Labels(
                                    Objects.requireNonNullElse(language, KeptRows.UNKNOWN),
                                    Objects.requireNonNullElse(license, KeptRows.UNKNOWN)));
                }
            }
        }
    }

    boolean isEmpty() {
        return bySwhid.isEmpty();
    }

    /** The labels of a removed row; null for a row that stays. */
    @Nullable
    Labels find(String swhid) {
        return bySwhid.get(swhid);
    }
}
