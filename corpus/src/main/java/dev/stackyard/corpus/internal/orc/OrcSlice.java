package dev.stackyard.corpus.internal.orc;

import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.table.RowConsumer;
import dev.stackyard.corpus.table.TableColumn;
import dev.stackyard.corpus.table.TableScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.StripeInformation;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/**
 * One stripe of an ORC file.
 *
 * @param location of the file, for messages
 * @param name of the file in its storage
 * @param offset where the stripe begins
 * @param length bytes of it
 * @param schema the wanted columns, as the file has them
 */
record OrcSlice(
        StorageFileSystem files, String location, String name, long offset, long length, TypeDescription schema) {

    /** Cuts a file into slices and makes sure that it has what the scan wants. */
    static List<OrcSlice> of(StorageFileSystem files, String location, String name, TableScan scan) throws IOException {
        try (Reader reader = reader(files, location, name)) {
            TypeDescription schema = wanted(reader.getSchema(), location, scan);
            List<OrcSlice> slices = new ArrayList<>();
            for (StripeInformation stripe : reader.getStripes()) {
                slices.add(new OrcSlice(files, location, name, stripe.getOffset(), stripe.getLength(), schema));
            }
            return slices;
        }
    }

    private static Reader reader(StorageFileSystem files, String location, String name) throws IOException {
        try {
            return OrcFile.createReader(
                    StorageFileSystem.path(name),
                    OrcFile.readerOptions(new Configuration(false))
                            .filesystem(files)
                            .useUTCTimestamp(true)
                            .convertToProlepticGregorian(true));
        } catch (IOException | RuntimeException e) {
            throw damaged(location, "is no whole ORC file", e);
        }
    }

    private static CorpusFormatException damaged(String location, String problem, Exception cause) {
        return new CorpusFormatException(location, problem + ": fetch it again (" + cause.getMessage() + ")", cause);
    }

    private static TypeDescription wanted(TypeDescription file, String location, TableScan scan) {
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
        try (Reader reader = reader(files, location, name);
                RecordReader rows = rows(reader, scan)) {
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

    private RecordReader rows(Reader reader, TableScan scan) throws IOException {
        Reader.Options options = reader.options().schema(schema).range(offset, length);
        SearchArguments.of(scan.conditions())
                .ifPresent(argument ->
                        options.searchArgument(argument, schema.getFieldNames().toArray(new String[0])));
        try {
            return reader.rows(options);
        } catch (IOException | RuntimeException e) {
            throw damaged(location, "cannot be read at byte " + offset, e);
        }
    }

    private boolean next(RecordReader rows, VectorizedRowBatch batch) throws IOException {
        try {
            return rows.nextBatch(batch);
        } catch (IOException | RuntimeException e) {
            throw damaged(location, "cannot be read behind row " + rows.getRowNumber(), e);
        }
    }
}
