package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Walks some columns of one layer file, one row group in memory at a time. */
final class LayerCursor implements Closeable {

    private final Storage storage;
    private final String name;
    private final List<Column<?>> columns;
    private final boolean filtered;
    private final ParquetFileReader reader;
    private final MessageType projection;
    private final long rowCount;
    private final @Nullable Object[] values;
    private ColumnValues[] groupColumns = {};
    private int nextGroup;
    /** First row that is not in the current or an earlier row group. */
    private long groupEnd;

    private long nextRow;

    LayerCursor(Storage storage, String name, List<Column<?>> columns) throws IOException {
        this(storage, name, columns, FilterCompat.NOOP);
    }

    /** @param filter passes over pages that have no row it wants; the cursor then sees only rows of the other pages */
    LayerCursor(Storage storage, String name, List<Column<?>> columns, FilterCompat.Filter filter) throws IOException {
        this.storage = storage;
        this.name = name;
        this.columns = columns;
        this.values = new Object[columns.size()];
        this.filtered = FilterCompat.isFilteringRequired(filter);
        this.reader = ParquetFiles.open(storage, name, filter);
        try {
            LayerFooter footer = LayerFooter.of(storage.location(name), reader.getFooter());
            this.rowCount = filtered ? reader.getFilteredRecordCount() : footer.rowCount();
            this.projection = project(footer.schema());
            reader.setRequestedSchema(projection);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private MessageType project(LayerSchema schema) throws CorpusFormatException {
        MessageType all = ParquetSchemas.toParquet(schema);
        List<Type> fields = new ArrayList<>();
        for (Column<?> column : columns) {
            if (!schema.columns().contains(column)) {
                throw new CorpusFormatException(
                        storage.location(name),
                        "has no column " + column.name() + " of type " + column.type()
                                + ": it was written by another version; run the stage again");
            }
            fields.add(all.getType(column.name()));
        }
        return new MessageType(all.getName(), fields);
    }

    /** Full location of the file, for messages. */
    String location() {
        return storage.location(name);
    }

    long rowCount() {
        return rowCount;
    }

    /** Reads the next row's values into {@link #value}. */
    void next() throws IOException {
        try {
            enterGroupOf(nextRow);
            for (int i = 0; i < values.length; i++) {
                values[i] = groupColumns[i].next();
            }
            nextRow++;
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    void skipTo(long row) throws IOException {
        try {
            if (row >= groupEnd) {
                skipGroups(row);
            }
            while (nextRow < row) {
                enterGroupOf(nextRow);
                for (ColumnValues column : groupColumns) {
                    column.skip();
                }
                nextRow++;
            }
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    /** Passes over whole row groups that end at or before a row. */
    private void skipGroups(long row) {
        nextRow = groupEnd;
        List<BlockMetaData> groups = reader.getRowGroups();
        while (nextGroup < groups.size() && groupEnd + groups.get(nextGroup).getRowCount() <= row) {
            groupEnd += groups.get(nextGroup).getRowCount();
            nextRow = groupEnd;
            nextGroup++;
            reader.skipNextRowGroup();
        }
    }

    private void enterGroupOf(long row) throws IOException {
        while (row >= groupEnd) {
            PageReadStore pages = filtered ? reader.readNextFilteredRowGroup() : reader.readNextRowGroup();
            if (pages == null) {
                throw new CorpusFormatException(storage.location(name), "ends before row " + row);
            }
            nextGroup++;
            groupEnd += pages.getRowCount();
            groupColumns = open(pages);
        }
    }

    private ColumnValues[] open(PageReadStore pages) {
        ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                pages,
                new IgnoringConverter(),
                projection,
                reader.getFooter().getFileMetaData().getCreatedBy());
        ColumnValues[] opened = new ColumnValues[columns.size()];
        for (int i = 0; i < opened.length; i++) {
            opened[i] = new ColumnValues(
                    columns.get(i), leaves(store, columns.get(i).name()));
        }
        return opened;
    }

    private ColumnReader[] leaves(ColumnReadStoreImpl store, String columnName) {
        return projection.getColumns().stream()
                .filter(leaf -> leaf.getPath()[0].equals(columnName))
                .map((ColumnDescriptor leaf) -> store.getColumnReader(leaf))
                .toArray(ColumnReader[]::new);
    }

    @Nullable
    Object value(int column) {
        return values[column];
    }

    private CorpusFormatException damaged(Exception e) {
        return ParquetFiles.damaged(storage, name + " row " + nextRow, e);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
