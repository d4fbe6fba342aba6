package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.RowKind;
import dev.stackyard.ingest.internal.documents.DocumentConverter;
import dev.stackyard.ingest.internal.documents.DocumentFormat;
import dev.stackyard.ingest.internal.documents.DocumentText;
import java.io.IOException;

/**
 * Takes pages of documentation, as text, under their own path and identifiers; and files that licences are read from, as they
 * are. A page that cannot be read is a stub, and a problem that is told.
 */
final class DocumentTaker implements FileTaker {

    private final PlanEntry entry;
    private final RowWriter rows;
    private final RowWriter.Instants times;
    private final DocumentConverter converter;

    DocumentTaker(PlanEntry entry, RowWriter rows, RowWriter.Instants times, long mostBytes) {
        this.entry = entry;
        this.rows = rows;
        this.times = times;
        this.converter = new DocumentConverter(mostBytes);
    }

    @Override
    public void accept(SourceFile file) throws IOException {
        DocumentFormat format = DocumentFormat.of(FileTaker.path(file));
        boolean regular = (file.mode() & SourceFile.TYPE) == SourceFile.REGULAR;
        if (format != null && regular && file.content() instanceof FileContent.Whole whole) {
            DocumentText text = converter.convert(format, whole.bytes());
            boolean nothing = text.text().isEmpty() && text.problem() != null;
            rows.writeText(entry, times, RowKind.DOC, file, nothing ? null : text.text(), text.problem());
        } else if (FileTaker.bearsLicence(file) || format != null) {
            rows.write(entry, times, file);
        }
    }
}
