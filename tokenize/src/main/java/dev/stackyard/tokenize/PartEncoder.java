package dev.stackyard.tokenize;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.KeyedHash;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.render.RowRenderer;
import dev.stackyard.corpus.render.RowRenderers;
import dev.stackyard.corpus.render.RowText;
import dev.stackyard.tokenize.bpe.Tokenizer;
import java.io.IOException;
import java.util.List;

/**
 * Encodes the kept rows of one part. Each row's redacted text is encoded by itself, and so are its path and the repository's
 * name: no token spans two of them. Rows of a kind that has renderers make a document for each form that they can take. Used by
 * one thread, for one part.
 */
final class PartEncoder {

    private static final String CODE = RowKind.CODE.columnValue();
    private static final int PROGRESS_ROWS = 256;

    private final KeptRows rows;
    private final TokenizeSettings settings;
    private final FormShares shares;
    private final long seed;
    private final ReleasedText released;
    private final Redaction redaction = new Redaction();

    PartEncoder(KeptRows rows, Tokenizer tokenizer, TokenizeSettings settings, long seed) {
        this.rows = rows;
        this.settings = settings;
        this.shares = FormShares.of(settings.shares());
        this.seed = seed;
        this.released = new ReleasedText(tokenizer);
    }

    /** Writes the part's {@link WorkFiles}. */
    void encode(Storage storage, PartId part, String fingerprint, TokenWidth width, Progress.Task task)
            throws IOException {
        try (RowCursor cursor = rows.read(part);
                WorkWriter out = WorkWriter.create(storage, part, fingerprint, width)) {
            DocumentBuilder documents = new DocumentBuilder(out, settings, seed);
            RepositoryKey repository = RepositoryKey.NONE;
            DocumentForm form = DocumentForm.FILES_ONLY;
            long told = 0;
            while (cursor.next()) {
                Row row = cursor.row();
                if (rows.keeps(row)) {
                    RepositoryKey rowsOwn = RepositoryKey.of(row);
                    if (!rowsOwn.equals(repository)) {
                        repository = rowsOwn;
                        form = DocumentBuilder.form(repository, settings, seed);
                        begin(repository, form, documents, out);
                    }
                    add(row, repository, form, documents, out, task);
                }
                if (row.index() + 1 - told == PROGRESS_ROWS) {
                    task.advance(PROGRESS_ROWS, 0);
                    told += PROGRESS_ROWS;
                }
            }
            documents.end();
            out.commit();
            task.advance(cursor.rowCount() - told, 0);
        }
    }

    private void begin(RepositoryKey repository, DocumentForm form, DocumentBuilder documents, WorkWriter out)
            throws IOException {
        long nameOffset = out.tokenOffset();
        int nameTokens = form == DocumentForm.WITH_METADATA ? write(repository.name(), out) : 0;
        documents.begin(repository, form, nameOffset, nameTokens);
    }

    private void add(
            Row row,
            RepositoryKey repository,
            DocumentForm form,
            DocumentBuilder documents,
            WorkWriter out,
            Progress.Task task)
            throws IOException {
        RowKind kind = RowKind.of(row.get(FilesLayer.KIND));
        List<RowRenderer> renderers = RowRenderers.of(kind);
        if (!renderers.isEmpty() && row.reading() != null) {
            addRenderings(row, renderers, repository, documents, out);
        } else if (kind == RowKind.CODE) {
            addFile(row, repository, form, documents, out);
        } else {
            addText(row, kind.columnValue(), repository, documents, out);
        }
        task.advance(0, row.get(FilesLayer.LENGTH_BYTES));
    }

    /** A file of a repository, which is in or out as a whole. */
    private void addFile(
            Row row, RepositoryKey repository, DocumentForm form, DocumentBuilder documents, WorkWriter out)
            throws IOException {
        if (!shares.includes(CODE, seed, repository.name(), repository.version())) {
            return;
        }
        String path = row.get(FilesLayer.PATH);
        long tokenOffset = out.tokenOffset();
        int pathTokens = form == DocumentForm.WITH_METADATA ? write(shown(path) + "\n", out) : 0;
        documents.addFile(path, segment(row, CODE, repository, tokenOffset, pathTokens, writeText(row, out)));
    }

    /** A row whose text is a document as it is. */
    private void addText(Row row, String kind, RepositoryKey repository, DocumentBuilder documents, WorkWriter out)
            throws IOException {
        String path = row.get(FilesLayer.PATH);
        if (shares.includes(kind, seed, repository.name(), repository.version(), path)) {
            long tokenOffset = out.tokenOffset();
            documents.addText(kind, path, segment(row, kind, repository, tokenOffset, 0, writeText(row, out)));
        }
    }

    private void addRenderings(
            Row row, List<RowRenderer> renderers, RepositoryKey repository, DocumentBuilder documents, WorkWriter out)
            throws IOException {
        String path = row.get(FilesLayer.PATH);
        RowText text = rows.rowText(
                row, redaction, KeyedHash.of(seed, "rendering", repository.name(), repository.version(), path));
        for (RowRenderer renderer : renderers) {
            released.clear();
            if (shares.includes(renderer.form(), seed, repository.name(), repository.version(), path)
                    && renderer.render(text, released) == null) {
                long tokenOffset = out.tokenOffset();
                out.writeTokens(released.ids());
                documents.addText(
                        renderer.form(),
                        path,
                        segment(
                                row,
                                renderer.form(),
                                repository,
                                tokenOffset,
                                0,
                                released.ids().size()));
            }
        }
    }

    /** A segment whose text was put out last. */
    private Segment segment(
            Row row, String kind, RepositoryKey repository, long tokenOffset, int pathTokens, int textTokens) {
        return new Segment(
                tokenOffset,
                pathTokens,
                textTokens,
                kind,
                ContentSwhid.of(row.get(FilesLayer.CONTENT_ID), repository, row.get(FilesLayer.PATH)),
                released.sha1(),
                rows.language(row),
                rows.licenseType(row),
                rows.licenses(row),
                rows.redactions(row));
    }

    /** A path as people write it in prompts: relative, {@code src/main.py}. */
    static String shown(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private int writeText(Row row, WorkWriter out) throws IOException {
        return write(rows.redactedText(row, redaction), out);
    }

    private int write(String text, WorkWriter out) throws IOException {
        return write(ByteSlice.utf8(text), out);
    }

    /** @return how many tokens it is */
    private int write(ByteSlice text, WorkWriter out) throws IOException {
        released.clear();
        released.text(text);
        out.writeTokens(released.ids());
        return released.ids().size();
    }
}
