package dev.stackyard.ingest.internal.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Measures what the streams of a PDF unpack to, before PDFBox unpacks them: it does so in memory and without a limit, and ten
 * megabytes of deflated zeros are ten gigabytes.
 *
 * <p>Twice: {@link #checkPacked} inflates whatever looks deflated in the file itself, also what is deflated twice, because tables and
 * objects are unpacked while the file is opened; {@link #measure} runs each object's own filters, also of an encrypted file.
 */
final class PdfStreams {

    /** One stream, unpacked: pages have some 100 kB, scanned images in manuals some 25 MB. */
    static final long MOST_OF_ONE = 64L << 20;

    /** All streams together. */
    static final long MOST_OF_ALL = 1L << 30;

    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};
    private static final int BUFFER_BYTES = 64 << 10;
    private static final int DEEPEST = 4;
    private static final int MOST_FILTERS = 8;

    private final Map<COSStream, Long> lengths = new IdentityHashMap<>();
    private long all;

    /** @throws PdfLimitException if something unpacks to too much */
    void checkPacked(byte[] file) {
        for (int i = 0; i + STREAM.length < file.length; i++) {
            int end = i + STREAM.length;
            if (file[i] == 's' && java.util.Arrays.equals(file, i, end, STREAM, 0, STREAM.length)) {
                while (end < file.length && (file[end] == '\r' || file[end] == '\n' || file[end] == ' ')) {
                    end++;
                }
                if (isDeflated(file, end)) {
                    inflate(new ByteArrayInputStream(file, end, file.length - end), 1);
                }
                i = end - 1;
            }
        }
        all = 0;
    }

    private static boolean isDeflated(byte[] bytes, int at) {
        return at + 1 < bytes.length
                && (bytes[at] & 0x0F) == 8
                && ((bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF)) % 31 == 0;
    }

    private void inflate(InputStream packed, int depth) {
        byte[] buffer = new byte[BUFFER_BYTES];
        long length = 0;
        try (InflaterInputStream in = new InflaterInputStream(packed)) {
            int n = in.readNBytes(buffer, 0, buffer.length);
            if (depth < DEEPEST && isDeflated(buffer, 0) && n > 1) {
                // what comes out is deflated again, and its own length is no more than it unpacks to
                inflate(new java.io.SequenceInputStream(new ByteArrayInputStream(buffer, 0, n), in), depth + 1);
                return;
            }
            while (n > 0) {
                length += n;
                count(n, length);
                n = in.readNBytes(buffer, 0, buffer.length);
            }
        } catch (IOException e) {
            count(0, length); // damaged, or never deflated: PDFBox will see as much of it
        }
    }

    private void count(long more, long length) {
        all += more;
        if (length > MOST_OF_ONE) {
            throw new PdfLimitException("has a stream that unpacks to more than " + MOST_OF_ONE + " bytes");
        }
        if (all > MOST_OF_ALL) {
            throw new PdfLimitException("unpacks to more than " + MOST_OF_ALL + " bytes");
        }
    }

    /**
     * Measures all streams of an opened document, in the order of their numbers.
     *
     * @throws PdfLimitException if one unpacks to too much
     */
    void measure(COSDocument document) {
        List<COSObjectKey> keys = new ArrayList<>(document.getXrefTable().keySet());
        keys.sort(null);
        for (COSObjectKey key : keys) {
            if (document.getObjectFromPool(key).getObject() instanceof COSStream stream) {
                length(stream);
            }
        }
    }

    /** What a stream unpacks to, in bytes. */
    long length(COSStream stream) {
        Long known = lengths.get(stream);
        if (known == null) {
            known = measure(stream);
            lengths.put(stream, known);
        }
        return known;
    }

    private long measure(COSStream stream) {
        Counter counter = new Counter();
        try (InputStream raw = stream.createRawInputStream()) {
            List<Filter> filters = filters(stream.getFilters());
            InputStream in = raw;
            for (int i = 0; i < filters.size(); i++) {
                boolean last = i == filters.size() - 1;
                ByteArrayOutputStream kept = new ByteArrayOutputStream();
                counter.begin(last ? OutputStream.nullOutputStream() : kept);
                filters.get(i).decode(in, counter, stream, i);
                in = new ByteArrayInputStream(kept.toByteArray());
            }
            return filters.isEmpty() ? raw.transferTo(counter) : counter.length;
        } catch (IOException e) {
            return counter.length; // damaged: as far as it goes
        }
    }

    private static List<Filter> filters(COSBase stated) throws IOException {
        List<Filter> filters = new ArrayList<>();
        List<COSBase> names = new ArrayList<>();
        if (stated instanceof COSArray several) {
            if (several.size() > MOST_FILTERS) {
                throw new PdfLimitException("has a stream that is packed " + several.size() + " times");
            }
            several.forEach(names::add);
        } else if (stated != null) {
            names.add(stated);
        }
        for (COSBase name : names) {
            // images are not unpacked for their text
            if (!(name instanceof COSName known) || known.getName().matches("DCT.*|JPX.*|CCF|CCITT.*|JBIG2.*")) {
                break;
            }
            filters.add(FilterFactory.INSTANCE.getFilter(known));
        }
        return filters;
    }

    /** Counts, and passes on. */
    private final class Counter extends OutputStream {

        private OutputStream next = OutputStream.nullOutputStream();
        private long length;

        void begin(OutputStream into) {
            next = into;
            length = 0;
        }

        @Override
        public void write(int b) throws IOException {
            count(1, ++length);
            next.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int more) throws IOException {
            length += more;
            count(more, length);
            next.write(bytes, offset, more);
        }
    }
}
