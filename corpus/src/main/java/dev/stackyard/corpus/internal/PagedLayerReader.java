package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.columnindex.RowRanges;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;

/**
 * Looks rows up in a file that is sorted by its first column, a required string, and stays open for the next question.
 *
 * <p>Many keys are found in one pass: keys and pages are both in order, so they are merged. Of each row group that may have a
 * key the page index is read once and kept; then the key pages that may have one; then, only if one is there, the pages of the
 * other columns. Not thread-safe.
 */
public final class PagedLayerReader implements Closeable {

    /** Hears of a row that was found. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * @param values of all columns, in the order of the schema; valid after the call
         */
        void found(Object[] values) throws IOException;
    }

    private final Storage storage;
    private final String name;
    private final LayerSchema schema;
    private final MessageType message;
    private final ParquetFileReader keyReader;
    private final ParquetFileReader rowReader;
    private final List<BlockMetaData> groups;
    private final KeyPages[] keyPages;

    private PagedLayerReader(Storage storage, String name, LayerSchema schema) throws IOException {
        this.storage = storage;
        this.name = name;
        this.schema = schema;
        this.message = ParquetSchemas.toParquet(schema);
        StorageInputFile file = new StorageInputFile(new WindowedReader(storage.open(name)), storage.location(name));
        try {
            ParquetReadOptions options =
                    ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
            SeekableInputStream stream = file.newStream();
            ParquetMetadata footer = ParquetFileReader.readFooter(file, options, stream);
            this.keyReader = new ParquetFileReader(file, footer, options, stream);
            this.rowReader = new ParquetFileReader(file, footer, options, stream);
            keyReader.setRequestedSchema(
                    new MessageType(message.getName(), message.getFields().get(0)));
            rowReader.setRequestedSchema(message);
            this.groups = footer.getBlocks();
            this.keyPages = new KeyPages[groups.size()];
        } catch (IOException | RuntimeException e) {
            file.close();
            throw ParquetFiles.damaged(storage, name, e);
        }
    }

    /** Opens a file and reads its footer. */
    public static PagedLayerReader open(Storage storage, String name, LayerSchema schema) throws IOException {
        return new PagedLayerReader(storage, name, schema);
    }

    /**
     * Finds the rows whose key lies in any of some ranges.
     *
     * @param ranges in order, not overlapping
     * @param visitor hears of the rows in the order of the file
     */
    public void find(List<KeyRange> ranges, Visitor visitor) throws IOException {
        try {
            int first = 0;
            for (int group = 0; group < groups.size() && first < ranges.size(); group++) {
                byte[] least = bound(group, true);
                while (first < ranges.size() && !ranges.get(first).reaches(least)) {
                    first++;
                }
                byte[] greatest = bound(group, false);
                int end = first;
                while (end < ranges.size() && ranges.get(end).beginsBy(greatest)) {
                    end++;
                }
                if (end > first) {
                    findInGroup(group, ranges.subList(first, end), visitor);
                }
            }
        } catch (IOException | RuntimeException e) {
            throw failure(e);
        }
    }

    /** What to throw: the visitor's own exception as it is, anything else as damage of this file. */
    private IOException failure(Exception e) {
        if (e instanceof VisitorException own) {
            if (own.original instanceof RuntimeException bug) {
                throw bug;
            }
            return (IOException) own.original;
        }
        return ParquetFiles.damaged(storage, name, e);
    }

    private byte[] bound(int group, boolean least) {
        var statistics = keyChunk(group).getStatistics();
        return least ? statistics.getMinBytes() : statistics.getMaxBytes();
    }

    private ColumnChunkMetaData keyChunk(int group) {
        return groups.get(group).getColumns().get(0);
    }

    private void findInGroup(int group, List<KeyRange> ranges, Visitor visitor) throws IOException {
        RowRanges candidates = keyPages(group).holding(ranges, groups.get(group).getRowCount());
        if (candidates.rowCount() == 0) {
            return;
        }
        RowRanges.Builder hits = RowRanges.builder();
        PageReadStore pages = keyReader.readFilteredRowGroup(group, candidates);
        ColumnReader keys = columns(pages, keyReader).get(0)[0];
        PrimitiveIterator.OfLong rows = candidates.iterator();
        int next = 0;
        while (rows.hasNext() && next < ranges.size()) {
            long row = rows.nextLong();
            byte[] key = keys.getBinary().getBytesUnsafe();
            keys.consume();
            while (next < ranges.size() && !ranges.get(next).reaches(key)) {
                next++;
            }
            if (next < ranges.size() && ranges.get(next).beginsBy(key)) {
                hits.addSelectedRow(row);
            }
        }
        visit(group, hits.build(), visitor);
    }

    private void visit(int group, RowRanges selected, Visitor visitor) throws IOException {
        long count = selected.rowCount();
        if (count == 0) {
            return;
        }
        List<ColumnReader[]> leaves = columns(rowReader.readFilteredRowGroup(group, selected), rowReader);
        List<ColumnValues> columns = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            columns.add(new ColumnValues(schema.columns().get(i), leaves.get(i)));
        }
        for (long row = 0; row < count; row++) {
            Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = columns.get(i).next();
            }
            tell(visitor, values);
        }
    }

    private static void tell(Visitor visitor, Object[] values) {
        try {
            visitor.found(values);
        } catch (IOException | RuntimeException e) {
            throw new VisitorException(e);
        }
    }

    /** Carries a visitor's exception past those that say the file is damaged. */
    private static final class VisitorException extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final Exception original;

        VisitorException(Exception original) {
            super(original);
            this.original = original;
        }
    }

    /**
     * Reads rows by their number in the file.
     *
     * @param numbers ascending, without repetition
     */
    public void read(long[] numbers, Visitor visitor) throws IOException {
        try {
            long groupStart = 0;
            int next = 0;
            for (int group = 0; group < groups.size() && next < numbers.length; group++) {
                long groupEnd = groupStart + groups.get(group).getRowCount();
                RowRanges.Builder selected = RowRanges.builder();
                for (; next < numbers.length && numbers[next] < groupEnd; next++) {
                    selected.addSelectedRow(numbers[next] - groupStart);
                }
                visit(group, selected.build(), visitor);
                groupStart = groupEnd;
            }
            if (next < numbers.length) {
                throw new IllegalStateException("there is no row " + numbers[next]);
            }
        } catch (IOException | RuntimeException e) {
            throw failure(e);
        }
    }

    private List<ColumnReader[]> columns(PageReadStore pages, ParquetFileReader reader) {
        MessageType projection = reader == keyReader
                ? new MessageType(message.getName(), message.getFields().get(0))
                : message;
        ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                pages,
                new IgnoringConverter(),
                projection,
                reader.getFooter().getFileMetaData().getCreatedBy());
        List<ColumnReader[]> columns = new ArrayList<>();
        projection
                .getFields()
                .forEach(field -> columns.add(projection.getColumns().stream()
                        .filter(leaf -> leaf.getPath()[0].equals(field.getName()))
                        .map((ColumnDescriptor leaf) -> store.getColumnReader(leaf))
                        .toArray(ColumnReader[]::new)));
        return columns;
    }

    private KeyPages keyPages(int group) throws IOException {
        KeyPages known = keyPages[group];
        if (known == null) {
            ColumnChunkMetaData chunk = keyChunk(group);
            known = new KeyPages(keyReader.readColumnIndex(chunk), keyReader.readOffsetIndex(chunk));
            keyPages[group] = known;
        }
        return known;
    }

    /** The page index of one row group's keys. */
    private record KeyPages(ColumnIndex bounds, OffsetIndex offsets) {

        /** Rows of the pages that may have a key of these ranges. */
        RowRanges holding(List<KeyRange> ranges, long groupRows) {
            RowRanges.Builder rows = RowRanges.builder();
            List<ByteBuffer> least = bounds.getMinValues();
            List<ByteBuffer> greatest = bounds.getMaxValues();
            int next = 0;
            for (int page = 0; page < offsets.getPageCount() && next < ranges.size(); page++) {
                byte[] from = bytes(least.get(page));
                while (next < ranges.size() && !ranges.get(next).reaches(from)) {
                    next++;
                }
                if (next < ranges.size() && ranges.get(next).beginsBy(bytes(greatest.get(page)))) {
                    rows.addSelectedRange(offsets.getFirstRowIndex(page), offsets.getLastRowIndex(page, groupRows));
                }
            }
            return rows.build();
        }

        private static byte[] bytes(ByteBuffer value) {
            byte[] bytes = new byte[value.remaining()];
            value.duplicate().get(bytes);
            return bytes;
        }
    }

    /**
     * Keys from one to another, compared as unsigned bytes.
     *
     * @param from the first that is meant
     * @param to the first that is no longer meant
     */
    public record KeyRange(byte[] from, byte[] to) {

        /** Exactly one key. */
        public static KeyRange of(byte[] key) {
            return new KeyRange(key, Arrays.copyOf(key, key.length + 1));
        }

        /** All keys that begin so; 0xFF occurs in no UTF-8. */
        public static KeyRange startingWith(byte[] prefix) {
            byte[] end = Arrays.copyOf(prefix, prefix.length + 1);
            end[prefix.length] = (byte) 0xFF;
            return new KeyRange(prefix, end);
        }

        /** Whether this goes beyond a key or up to it. */
        boolean reaches(byte[] key) {
            return Arrays.compareUnsigned(key, to) < 0;
        }

        /** Whether this begins at a key or before it. */
        boolean beginsBy(byte[] key) {
            return Arrays.compareUnsigned(from, key) <= 0;
        }
    }

    @Override
    public void close() throws IOException {
        try (keyReader) {
            rowReader.close(); // both close the one stream; each frees its own decompressors
        }
    }
}
