package dev.stackyard.ingest.internal.documents;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The text of a PDF, page by page, with PDFBox. Scripts, forms and attachments are not looked at. What a hostile file can cost is
 * bounded: unpacked streams, pages and characters have limits; what is over them is left out and said.
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
        try (PDDocument document = Loader.loadPDF(
                new RandomAccessReadBuffer(bytes),
                "",
                null,
                null,
                MemoryUsageSetting.setupMainMemoryOnly(MOST_UNPACKED_BYTES).streamCache)) {
            if (!document.getCurrentAccessPermission().canExtractContent()) {
                return DocumentText.unreadable("does not permit that its text is extracted");
            }
            return read(document);
        }
    }

    private static DocumentText read(PDDocument document) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setLineSeparator("\n");
        StringBuilder text = new StringBuilder();
        int pages = document.getNumberOfPages();
        for (int page = 1; page <= pages; page++) {
            if (page > MOST_PAGES || text.length() > MOST_CHARACTERS) {
                return new DocumentText(text.toString(), "was read up to page " + (page - 1) + " of " + pages);
            }
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            text.append(stripper.getText(document).strip()).append("\n\n");
        }
        return DocumentText.of(text.toString().strip() + "\n");
    }
}
