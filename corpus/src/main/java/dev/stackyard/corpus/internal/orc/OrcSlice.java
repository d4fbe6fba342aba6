package dev.stackyard.corpus.internal.orc;

import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.table.RowConsumer;
import dev.stackyard.corpus.table.TableColumn;
import dev.stackyard.corpus.table.TableScan;
import dev.stackyard.corpus.table.TableSlice;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/**
 * The stripes of an ORC file that begin in a slice.
 *
 * @param location of the file, for messages
 */
record OrcSlice(StorageFileSystem files, String location, TableSlice slice) {

    private Reader reader() throws IOException {
        try {
            return OrcFile.createReader(
                    StorageFileSystem.path(slice.file()),
                    OrcFile.readerOptions(new Configuration(false))
                            .filesystem(files)
                            .useUTCTimestamp(true)
                            .convertToProlepticGregorian(true));
        } catch (IOException | RuntimeException e) {
            throw damaged("is no whole ORC file", e);
        }
    }

    private CorpusFormatException damaged(String problem, Exception cause) {
        return new CorpusFormatException(location, problem + ": fetch it again (" + cause.getMessage() + ")", cause);
    }

    private TypeDescription wanted(TypeDescription file, TableScan scan) {
        if (file.getCategory() != TypeDescription.Category.STRUCT) {
            throw new UserException(location + " is no table: it holds " + file);
        }
        TypeDescription schema = TypeDescription.createStruct();
        for (TableColumn column : scan.columns()) {
            int at = file.getFieldNames().indexOf(column.name());
            if (at < 0) {
                throw new UserException(location + " has no column " + column.name() + ", only "
                        + String.join(", ", file.getFieldNames()));
            }
            TypeDescription type = file.getChildren().get(at);
            if (!fits(column.kind(), type.getCategory())) {
                throw new UserException(location + ": column " + column.name() + " holds " + type
                        + ", which cannot be read as " + column.kind());
            }
            schema.addField(column.name(), type.clone());
        }
        return schema;
    }

    private static boolean fits(TableColumn.Kind kind, TypeDescription.Category category) {
        boolean text =
                switch (category) {
                    case STRING, VARCHAR, CHAR, BINARY -> true;
                    default -> false;
                };
        return switch (kind) {
            case BYTES -> text;
            case NUMBER ->
                switch (category) {
                    case BYTE, SHORT, INT, LONG -> true;
                    default -> false;
                };
            case TIME ->
                text
                        || category == TypeDescription.Category.TIMESTAMP
                        || category == TypeDescription.Category.TIMESTAMP_INSTANT;
        };
    }

    /** Hands over all rows that meet the scan's conditions. */
    void read(TableScan scan, RowConsumer consumer) throws IOException {
        try (Reader reader = reader()) {
            TypeDescription schema = wanted(reader.getSchema(), scan);
            try (RecordReader rows = rows(reader, schema, scan)) {
                VectorizedRowBatch batch = schema.createRowBatch();
                OrcRow row = new OrcRow(batch, scan);
                RowTest test = new RowTest(scan);
                while (next(rows, batch)) {
                    for (int i = 0; i < batch.size; i++) {
                        row.moveTo(i);
                        if (test.accepts(row)) {
                            consumer.row(row);
                        }
                    }
                }
            }
        }
    }

    private RecordReader rows(Reader reader, TypeDescription schema, TableScan scan) throws IOException {
        Reader.Options options = reader.options().schema(schema).range(slice.offset(), slice.length());
        SearchArguments.of(scan.conditions())
                .ifPresent(argument ->
                        options.searchArgument(argument, schema.getFieldNames().toArray(new String[0])));
        try {
            return reader.rows(options);
        } catch (IOException | RuntimeException e) {
            throw damaged("cannot be read at byte " + slice.offset(), e);
        }
    }

    private boolean next(RecordReader rows, VectorizedRowBatch batch) throws IOException {
        try {
            return rows.nextBatch(batch);
        } catch (IOException | RuntimeException e) {
            throw damaged("cannot be read behind row " + rows.getRowNumber(), e);
        }
    }
}
