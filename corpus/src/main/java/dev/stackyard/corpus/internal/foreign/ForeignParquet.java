package dev.stackyard.corpus.internal.foreign;

import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.internal.ParquetFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/**
 * A Parquet file that somebody else wrote. Its rows are read in the memory of one page for each column and one element of a
 * list, however large row groups and rows are. Not thread-safe; open it once for each thread.
 */
public final class ForeignParquet implements Closeable {

    /** A page may take this part of the heap, packed and unpacked together. */
    private static final int HEAP_SHARE = 4;

    private final Storage storage;
    private final String name;
    private final ParquetMetadata footer;
    private final long maxPageBytes;
    private final CodecFactory codecs = new CodecFactory(new PlainParquetConfiguration(), 0);

    private ForeignParquet(Storage storage, String name, ParquetMetadata footer, long maxPageBytes) {
        this.storage = storage;
        this.name = name;
        this.footer = footer;
        this.maxPageBytes = maxPageBytes;
    }

    /** @throws CorpusFormatException if it is no Parquet file */
    public static ForeignParquet open(Storage storage, String name) throws IOException {
        return open(storage, name, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    /** @param maxPageBytes bytes that a page may take, packed and unpacked together */
    static ForeignParquet open(Storage storage, String name, long maxPageBytes) throws IOException {
        try (ParquetFileReader reader = ParquetFiles.open(storage, name)) {
            return new ForeignParquet(storage, name, reader.getFooter(), maxPageBytes);
        } catch (CorpusFormatException e) {
            throw new CorpusFormatException(
                    storage.location(name), "is no readable Parquet file: fetch it again, or name another", e);
        }
    }

    /** Full location of the file. */
    public String location() {
        return storage.location(name);
    }

    /** Names of the columns that hold values, such as {@code files.path}, sorted. */
    public Set<String> columns() {
        Set<String> names = new TreeSet<>();
        for (ColumnDescriptor leaf : footer.getFileMetaData().getSchema().getColumns()) {
            names.add(simple(footer.getFileMetaData().getSchema(), leaf.getPath()));
        }
        return names;
    }

    private static String simple(MessageType schema, String[] path) {
        org.apache.parquet.schema.Type type = schema.getType(path[0]);
        StringBuilder simple = new StringBuilder(path[0]);
        for (int i = 1; i < path.length; i++) {
            boolean skipped = Simplified.isAnnotatedList(type);
            org.apache.parquet.schema.Type inner = type.asGroupType().getType(path[i]);
            if (skipped && Simplified.isWrapper(inner) && i + 1 < path.length) {
                i++;
                inner = inner.asGroupType().getType(path[i]);
            }
            if (!skipped) {
                simple.append('.').append(path[i]);
            }
            type = inner;
        }
        return simple.toString();
    }

    /** Rows of each row group. */
    public List<Long> groupRows() {
        return footer.getBlocks().stream().map(BlockMetaData::getRowCount).toList();
    }

    /** SHA-256 over where every column chunk lies and what it counts: another file has another one. */
    public String fingerprint() {
        StringBuilder text =
                new StringBuilder(footer.getFileMetaData().getSchema().toString());
        for (BlockMetaData group : footer.getBlocks()) {
            text.append(group.getRowCount()).append('\n');
            for (ColumnChunkMetaData chunk : group.getColumns()) {
                text.append(chunk.getPath())
                        .append(' ')
                        .append(chunk.getStartingPos())
                        .append(' ')
                        .append(chunk.getTotalSize())
                        .append(' ')
                        .append(chunk.getTotalUncompressedSize())
                        .append(' ')
                        .append(chunk.getValueCount())
                        .append(' ')
                        .append(chunk.getStatistics())
                        .append('\n');
            }
        }
        return Fingerprints.ofText(text.toString());
    }

    /**
     * Reads rows of whole row groups, in order.
     *
     * @param endGroup the first row group that is not read
     * @param wanted names of columns; those that the file lacks are never set
     * @throws CorpusFormatException if the file is damaged; names the row
     * @throws UserException if a page is too large for the heap; says how much it needs
     */
    public void read(int firstGroup, int endGroup, Set<String> wanted, RowHandler handler) throws IOException {
        MessageType schema = footer.getFileMetaData().getSchema();
        MessageType projection = Simplified.project(schema, wanted);
        if (projection == null) {
            throw new CorpusFormatException(location(), "has none of the columns " + new TreeSet<>(wanted));
        }
        long row = 0;
        for (int group = 0; group < endGroup; group++) {
            BlockMetaData block = footer.getBlocks().get(group);
            if (group >= firstGroup) {
                readGroup(block, schema, projection, handler, row);
            }
            row += block.getRowCount();
        }
    }

    private void readGroup(
            BlockMetaData block, MessageType schema, MessageType projection, RowHandler handler, long first)
            throws IOException {
        Fields fields = new Fields();
        long number = first;
        try (ChunkStore chunks = new ChunkStore(block)) {
            GroupConverter root = new Converters(fields, handler).root(projection);
            RecordReader<Fields> records = new ColumnIOFactory()
                    .getColumnIO(projection, schema)
                    .getRecordReader(chunks, new Materializer(fields, root));
            for (; number < first + block.getRowCount(); number++) {
                fields.clear();
                deliver(handler, number, records.read());
            }
        } catch (HandlerException e) {
            throw e.unwrap();
        } catch (UncheckedIOException e) {
            throw damaged(number, e);
        } catch (UserException e) {
            throw e;
        } catch (RuntimeException e) {
            throw damaged(number, e);
        }
    }

    private static void deliver(RowHandler handler, long number, Fields row) {
        try {
            handler.row(number, row);
        } catch (IOException e) {
            throw new HandlerException(e);
        }
    }

    private IOException damaged(long row, Exception cause) {
        Throwable telling = cause;
        while (telling.getCause() != null && telling != telling.getCause()) {
            telling = telling.getCause();
        }
        return new CorpusFormatException(
                location() + " row " + row,
                "cannot be read (" + telling.getMessage() + "): fetch the file again",
                cause);
    }

    /** What a handler throws, on its way through the reader that called it. */
    static final class HandlerException extends UncheckedIOException {

        private static final long serialVersionUID = 1L;

        private final IOException carried;

        HandlerException(IOException carried) {
            super(carried);
            this.carried = carried;
        }

        IOException unwrap() {
            return carried;
        }
    }

    private static final class Materializer extends RecordMaterializer<Fields> {

        private final Fields fields;
        private final GroupConverter root;

        Materializer(Fields fields, GroupConverter root) {
            this.fields = fields;
            this.root = root;
        }

        @Override
        public Fields getCurrentRecord() {
            return fields;
        }

        @Override
        public GroupConverter getRootConverter() {
            return root;
        }
    }

    /** Pages of the columns of a row group, each with a reader of its own, so that each is read on without jumps. */
    private final class ChunkStore implements PageReadStore {

        private final BlockMetaData block;
        private final List<Storage.Reader> readers = new java.util.ArrayList<>();

        ChunkStore(BlockMetaData block) {
            this.block = block;
        }

        @Override
        public PageReader getPageReader(ColumnDescriptor column) {
            ColumnPath path = ColumnPath.get(column.getPath());
            for (ColumnChunkMetaData chunk : block.getColumns()) {
                if (chunk.getPath().equals(path)) {
                    return pages(chunk);
                }
            }
            throw new IllegalStateException("the row group lacks the column " + path);
        }

        private PageReader pages(ColumnChunkMetaData chunk) {
            try {
                Storage.Reader reader = storage.open(name);
                readers.add(reader);
                return new ChunkPages(
                        location(), reader, chunk, codecs.getDecompressor(chunk.getCodec()), maxPageBytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public long getRowCount() {
            return block.getRowCount();
        }

        @Override
        public void close() {
            for (Storage.Reader reader : readers) {
                try {
                    reader.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Override
    public void close() {
        codecs.release();
    }
}
