package dev.stackyard.ingest.internal.documents;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.TextDecoder;
import dev.stackyard.ingest.TextKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Turns pages of documentation into text (arXiv 2402.19173 section 2.5, whose pages became Markdown): HTML and manual pages into
 * Markdown, PDF into plain text; Markdown and reStructuredText stay as they are. Whatever bytes come in, there is a text or a
 * problem. Thread-confined.
 */
public final class DocumentConverter {

    /** NUL bytes are stray if fewer than one of so many bytes is one. */
    private static final int STRAY_SHARE = 100;

    private static final int GZIP_MAGIC = 0x1F8B;

    private final int mostBytes;

    /** @param mostBytes that a page may have, unpacked */
    public DocumentConverter(long mostBytes) {
        this.mostBytes = (int) Math.min(Integer.MAX_VALUE - 16, mostBytes);
    }

    /** The text of a page. */
    public DocumentText convert(DocumentFormat format, byte[] bytes) {
        try {
            return format == DocumentFormat.PDF ? PdfText.of(bytes) : ofText(format, unpacked(bytes));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // a parser of others, fed with anything: what it throws is the page's fault
            return DocumentText.unreadable("cannot be read as " + format + ": " + e);
        }
    }

    private static DocumentText ofText(DocumentFormat format, byte[] bytes) {
        byte[] readable = withoutStrayNuls(bytes);
        TextKind kind = TextKind.of(readable);
        Optional<ByteSlice> utf8 =
                kind.stub() != null ? Optional.empty() : TextDecoder.toUtf8(ByteSlice.of(readable), kind.charset());
        if (utf8.isEmpty()) {
            return DocumentText.unreadable("is no text");
        }
        String text = utf8.get().decodeUtf8();
        return DocumentText.of(
                switch (format) {
                    case HTML -> HtmlText.of(text);
                    case MANUAL_PAGE -> ManualPage.of(text);
                    case MARKDOWN, RESTRUCTURED_TEXT -> text;
                    case PDF -> throw new IllegalStateException("a PDF is no text");
                });
    }

    /** Pages about characters have one or another of them in their text; a file of which more is NUL is no page. */
    private static byte[] withoutStrayNuls(byte[] bytes) {
        int nuls = 0;
        for (byte each : bytes) {
            nuls += each == 0 ? 1 : 0;
        }
        if (nuls == 0 || nuls > bytes.length / STRAY_SHARE) {
            return bytes;
        }
        byte[] without = bytes.clone();
        for (int i = 0; i < without.length; i++) {
            without[i] = without[i] == 0 ? (byte) ' ' : without[i];
        }
        return without;
    }

    private byte[] unpacked(byte[] bytes) throws IOException {
        if (bytes.length < 2 || ((bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF)) != GZIP_MAGIC) {
            return bytes;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] unpacked = in.readNBytes(mostBytes);
            if (in.read() >= 0) {
                throw new IOException("more than " + mostBytes + " bytes when unpacked");
            }
            return unpacked;
        }
    }
}
