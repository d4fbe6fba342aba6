package dev.stackyard.corpus.internal.foreign;

import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.UserException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one column chunk, read one at a time: parquet-java's own reader loads a chunk whole, which for other people's
 * row groups may be gigabytes. Not thread-safe.
 */
final class ChunkPages implements PageReader {

    private static final ParquetMetadataConverter CONVERTER = new ParquetMetadataConverter();

    /** What -Xmx says is more than what a Java machine calls its most memory: not all of the young generation counts. */
    private static final double XMX_TO_MAX_MEMORY = 1.2;

    private final String location;
    private final ColumnChunkMetaData chunk;
    private final BytesInputDecompressor decompressor;
    private final long maxPageBytes;
    private final ChunkStream in;
    private @Nullable DictionaryPage dictionary;
    private @Nullable DataPage first;
    private long valuesLeft;

    /**
     * @param location of the file, for messages
     * @param maxPageBytes bytes that a page may take, packed and unpacked together
     */
    ChunkPages(
            String location,
            Storage.Reader reader,
            ColumnChunkMetaData chunk,
            BytesInputDecompressor decompressor,
            long maxPageBytes) {
        this.location = location;
        this.chunk = chunk;
        this.decompressor = decompressor;
        this.maxPageBytes = maxPageBytes;
        this.valuesLeft = chunk.getValueCount();
        this.in = new ChunkStream(reader, chunk.getStartingPos(), chunk.getTotalSize());
    }

    @Override
    public long getTotalValueCount() {
        return chunk.getValueCount();
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        if (dictionary == null && first == null) {
            first = advance();
        }
        return dictionary;
    }

    @Override
    public @Nullable DataPage readPage() {
        DataPage page = first;
        first = null;
        return page == null ? advance() : page;
    }

    /** Says how much heap the page needs, given that this heap is enough for {@link #maxPageBytes}. */
    private UserException tooLarge(PageHeader header) {
        long bytes = (long) header.getUncompressed_page_size() + header.getCompressed_page_size();
        double heap = (double) bytes / maxPageBytes * Runtime.getRuntime().maxMemory() * XMX_TO_MAX_MEMORY;
        return new UserException(location + ": a page of the column "
                + chunk.getPath().toDotString() + " takes "
                + String.format(Locale.ROOT, "%,d", bytes) + " bytes, too many for this heap: set STACKYARD_OPTS=-Xmx"
                + (long) Math.ceil(heap / (1 << 30))
                + "g, or leave out the row that it is of (most writers make one page of "
                + "all files of a row)");
    }

    /** The next data page; a dictionary on the way is kept. */
    private @Nullable DataPage advance() {
        try {
            while (valuesLeft > 0) {
                PageHeader header = Util.readPageHeader(in);
                if (header.getCompressed_page_size() < 0 || header.getUncompressed_page_size() < 0) {
                    throw new IOException("a page has a negative size");
                }
                if ((long) header.getUncompressed_page_size() + header.getCompressed_page_size() > maxPageBytes) {
                    throw tooLarge(header);
                }
                BytesInput body = BytesInput.from(in.take(header.getCompressed_page_size()));
                DataPage page = page(header, body);
                if (page != null) {
                    valuesLeft -= page.getValueCount();
                    return page;
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable DataPage page(PageHeader header, BytesInput body) throws IOException {
        switch (header.getType()) {
            case DICTIONARY_PAGE -> {
                BytesInput plain = decompressor.decompress(body, header.getUncompressed_page_size());
                dictionary = new DictionaryPage(
                        BytesInput.copy(plain),
                        header.getDictionary_page_header().getNum_values(),
                        encoding(header.getDictionary_page_header().getEncoding()));
                return null;
            }
            case DATA_PAGE -> {
                var data = header.getData_page_header();
                return new DataPageV1(
                        BytesInput.copy(decompressor.decompress(body, header.getUncompressed_page_size())),
                        data.getNum_values(),
                        header.getUncompressed_page_size(),
                        noStatistics(),
                        encoding(data.getRepetition_level_encoding()),
                        encoding(data.getDefinition_level_encoding()),
                        encoding(data.getEncoding()));
            }
            case DATA_PAGE_V2 -> {
                return pageV2(header, header.getData_page_header_v2(), body.toByteArray());
            }
            case INDEX_PAGE -> {
                return null;
            }
        }
        throw new IOException("a page has the unknown type " + header.getType());
    }

    private DataPage pageV2(PageHeader header, DataPageHeaderV2 data, byte[] body) throws IOException {
        int repetition = data.getRepetition_levels_byte_length();
        int definition = data.getDefinition_levels_byte_length();
        if (repetition < 0 || definition < 0 || (long) repetition + definition > body.length) {
            throw new IOException("a page states levels that are longer than it is");
        }
        int levels = repetition + definition;
        BytesInput values = BytesInput.from(body, levels, body.length - levels);
        if (data.isIs_compressed() && body.length > levels) {
            values = BytesInput.copy(decompressor.decompress(values, header.getUncompressed_page_size() - levels));
        }
        return DataPageV2.uncompressed(
                data.getNum_rows(),
                data.getNum_nulls(),
                data.getNum_values(),
                BytesInput.from(body, 0, repetition),
                BytesInput.from(body, repetition, definition),
                encoding(data.getEncoding()),
                values,
                noStatistics());
    }

    private Statistics<?> noStatistics() {
        PrimitiveType type = chunk.getPrimitiveType();
        return Statistics.createStats(type);
    }

    private static Encoding encoding(org.apache.parquet.format.Encoding encoding) throws IOException {
        if (encoding == null) {
            throw new IOException("a page has an unknown encoding");
        }
        return CONVERTER.getEncoding(encoding);
    }

    /** The bytes of a chunk as a stream, through a small buffer for headers. */
    private static final class ChunkStream extends InputStream {

        private static final int BUFFER_BYTES = 64 << 10;

        private final Storage.Reader reader;
        private final long end;
        private final byte[] buffer = new byte[BUFFER_BYTES];
        private long position;
        private int next;
        private int filled;

        ChunkStream(Storage.Reader reader, long start, long length) {
            this.reader = reader;
            this.position = start;
            this.end = Math.min(reader.size(), start + length);
        }

        private boolean fill() throws IOException {
            if (next == filled) {
                filled = (int) Math.min(BUFFER_BYTES, end - position);
                next = 0;
                if (filled <= 0) {
                    filled = 0;
                    return false;
                }
                reader.readFully(position, buffer, 0, filled);
                position += filled;
            }
            return true;
        }

        @Override
        public int read() throws IOException {
            return fill() ? buffer[next++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, filled - next);
            System.arraycopy(buffer, next, bytes, offset, count);
            next += count;
            return count;
        }

        /** The next bytes, all of which must be there. */
        byte[] take(int length) throws IOException {
            if (length > end - position + (filled - next)) {
                throw new EOFException("a page is longer than the column that it is in");
            }
            byte[] taken = new byte[length];
            int buffered = Math.min(length, filled - next);
            System.arraycopy(buffer, next, taken, 0, buffered);
            next += buffered;
            if (buffered < length) {
                reader.readFully(position, taken, buffered, length - buffered);
                position += length - buffered;
            }
            return taken;
        }
    }
}
