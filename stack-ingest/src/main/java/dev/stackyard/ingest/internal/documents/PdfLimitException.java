package dev.stackyard.ingest.internal.documents;

/** A PDF costs more than it may. Unchecked, since PDFBox swallows checked ones inside of forms. */
final class PdfLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PdfLimitException(String problem) {
        super(problem);
    }
}
