package dev.stackyard.tokenize;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.Storage;
import dev.stackyard.tokenize.bpe.BpeEncoder;
import dev.stackyard.tokenize.bpe.TokenBuffer;
import java.io.IOException;

/**
 * Encodes the kept rows of one part. Each row's redacted text is encoded by itself, and so are its path and the repository's
 * name: no token spans two of them. A row that has control tokens inside is encoded piece by piece. Used by one thread, for one part.
 */
final class PartEncoder {

    private static final int PROGRESS_ROWS = 256;

    private final KeptRows rows;
    private final TokenizeSettings settings;
    private final long seed;
    private final BpeEncoder encoder;
    private final TokenBuffer ids = new TokenBuffer();
    private final Redaction redaction = new Redaction();
    private final RowTokens rowTokens;

    PartEncoder(KeptRows rows, CorpusTokenizer tokenizer, TokenizeSettings settings, long seed) {
        this.rows = rows;
        this.settings = settings;
        this.seed = seed;
        this.encoder = tokenizer.tokenizer().encoder();
        this.rowTokens = new RowTokens(tokenizer.tokenizer(), encoder);
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
        boolean code = RowKind.CODE.is(row.get(FilesLayer.KIND));
        String path = row.get(FilesLayer.PATH);
        long tokenOffset = out.tokenOffset();
        int pathTokens = code && form == DocumentForm.WITH_METADATA ? write(shown(path) + "\n", out) : 0;
        rowTokens.clear();
        rows.render(row, redaction, seed, rowTokens);
        out.writeTokens(rowTokens.ids());
        Segment segment = new Segment(
                tokenOffset,
                pathTokens,
                rowTokens.ids().size(),
                ContentSwhid.of(row.get(FilesLayer.CONTENT_ID), repository, path),
                rowTokens.sha1(),
                rows.language(row),
                rows.licenseType(row),
                rows.licenses(row),
                rows.redactions(row));
        if (code) {
            documents.addFile(path, segment);
        } else {
            documents.addText(row.get(FilesLayer.KIND), path, segment);
        }
        task.advance(0, rowTokens.bytes());
    }

    /** A path as people write it in prompts: relative, {@code src/main.py}. */
    static String shown(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    /** @return how many tokens it is */
    private int write(String words, WorkWriter out) throws IOException {
        ByteSlice text = ByteSlice.utf8(words);
        ids.clear();
        encoder.encode(text.array(), text.offset(), text.length(), ids);
        out.writeTokens(ids);
        return ids.size();
    }
}
