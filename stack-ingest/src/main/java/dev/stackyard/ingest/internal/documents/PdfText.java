package dev.stackyard.ingest.internal.documents;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The text of a PDF, page by page, with PDFBox. Scripts, forms and attachments are not looked at. What a hostile file can cost is
 * bounded: unpacked streams ({@link PdfStreams}), work ({@link PdfWork}), pages and characters have limits; what is over them is left
 * out and said.
 */
final class PdfText {

    /** The largest manuals of programs have some 3,000 pages. */
    private static final int MOST_PAGES = 5_000;

    private static final int MOST_CHARACTERS = 10_000_000;
    private static final long MOST_UNPACKED_BYTES = 256L << 20;

    /** What PDFBox says of damaged files goes to the log of the virtual machine; here a problem says it, once. */
    private static final List<Logger> SILENT =
            List.of(Logger.getLogger("org.apache.pdfbox"), Logger.getLogger("org.apache.fontbox"));

    static {
        SILENT.forEach(logger -> logger.setLevel(Level.OFF));
        // it would leave a list of the machine's fonts in the home directory
        if (System.getProperty("pdfbox.fontcache") == null) {
            System.setProperty("pdfbox.fontcache", System.getProperty("java.io.tmpdir"));
        }
    }

    private PdfText() {}

    static DocumentText of(byte[] bytes) throws IOException {
        PdfStreams streams = new PdfStreams();
        try {
            streams.checkPacked(bytes);
            return opened(bytes, streams);
        } catch (PdfLimitException e) {
            return DocumentText.unreadable(String.valueOf(e.getMessage()));
        } catch (PdfWork.OutOfTimeException e) {
            return DocumentText.unreadable("takes too long to read");
        } catch (OutOfMemoryError e) {
            // a number in the file asked for an array that is larger than all memory; nothing else has grown unseen
            return DocumentText.unreadable("asks for too much memory");
        }
    }

    private static DocumentText opened(byte[] bytes, PdfStreams streams) throws IOException {
        try (PDDocument document = Loader.loadPDF(
                new RandomAccessReadBuffer(bytes),
                "",
                null,
                null,
                MemoryUsageSetting.setupMainMemoryOnly(MOST_UNPACKED_BYTES).streamCache)) {
            if (!document.getCurrentAccessPermission().canExtractContent()) {
                return DocumentText.unreadable("does not permit that its text is extracted");
            }
            streams.measure(document.getDocument());
            return read(document, new PdfTextReader(streams, new PdfWork()));
        }
    }

    private static DocumentText read(PDDocument document, PdfTextReader reader) throws IOException {
        StringBuilder text = new StringBuilder();
        int pages = document.getNumberOfPages();
        for (int page = 1; page <= pages; page++) {
            if (page > MOST_PAGES || text.length() > MOST_CHARACTERS) {
                return upTo(page - 1, pages, text, "");
            }
            reader.setStartPage(page);
            reader.setEndPage(page);
            try {
                text.append(reader.getText(document).strip()).append("\n\n");
            } catch (PdfLimitException e) {
                return upTo(page - 1, pages, text, ": the next has " + e.getMessage());
            }
        }
        return DocumentText.of(text.toString().strip() + "\n");
    }

    private static DocumentText upTo(int page, int pages, StringBuilder text, String reason) {
        String read = text.toString().strip();
        return new DocumentText(
                read.isEmpty() ? "" : read + "\n", "was read up to page " + page + " of " + pages + reason);
    }
}
