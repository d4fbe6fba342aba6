package dev.stackyard.corpus;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * A Parquet file that somebody else wrote, such as a list of repositories: a few of its columns, row by row. Any writer's
 * types are taken for what they mean:
 *
 * <pre>
 * BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY                 String, read as UTF-8
 * INT32, INT64                                     Long
 * INT32 date, INT64 timestamp, INT96               Instant; a date is its midnight, local times are taken as UTC
 * FLOAT, DOUBLE                                    Double
 * BOOLEAN                                          Boolean
 * </pre>
 */
public final class ForeignTable {

    /** Julian day of 1 January 1970, from which INT96 counts. */
    private static final long EPOCH_JULIAN_DAY = 2_440_588;

    private static final int INT96_BYTES = 12;

    /** Takes rows. */
    @FunctionalInterface
    public interface RowSink {

        /**
         * Takes the next row.
         *
         * @param row its number, from 1
         * @param values by column; a column that the row or the file does not have is absent. Reused for the next row
         */
        void accept(long row, Map<String, Object> values) throws IOException;
    }

    private ForeignTable() {}

    /**
     * Reads some columns of a file.
     *
     * @throws UserException if it is no Parquet file, damaged, or one of the columns is a list or a record; names the file and
     *     the row
     */
    public static void read(Path file, List<String> columns, RowSink sink) throws IOException {
        long row = 0;
        try (ParquetFileReader reader = new ParquetFileReader(
                new LocalInputFile(file),
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build())) {
            MessageType projection = projection(file, reader.getFileMetaData().getSchema(), columns);
            MessageColumnIO columnIo = new ColumnIOFactory().getColumnIO(projection);
            reader.setRequestedSchema(projection);
            Map<String, Object> values = new HashMap<>();
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                RecordReader<Group> records = columnIo.getRecordReader(pages, new GroupRecordConverter(projection));
                for (long i = 0; i < pages.getRowCount(); i++) {
                    row++;
                    fill(values, projection, records.read());
                    sink.accept(row, values);
                }
            }
        } catch (UserException e) {
            throw e;
        } catch (RuntimeException | EOFException e) { // Parquet says in many ways that bytes are not as they should be
            throw new UserException(
                    file + " is no readable Parquet file (after row " + row + ": " + reason(e) + ")", e);
        }
    }

    private static MessageType projection(Path file, MessageType schema, List<String> columns) {
        List<Type> fields = new ArrayList<>();
        for (String column : columns) {
            if (schema.containsField(column)) {
                Type type = schema.getType(column);
                if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
                    throw new UserException(file + " has a column " + column + " that is no plain column");
                }
                fields.add(type);
            }
        }
        if (fields.isEmpty()) {
            throw new UserException(file + " has none of the columns " + String.join(", ", columns));
        }
        return new MessageType(schema.getName(), fields);
    }

    private static void fill(Map<String, Object> values, MessageType schema, Group row) {
        values.clear();
        for (int i = 0; i < schema.getFieldCount(); i++) {
            if (row.getFieldRepetitionCount(i) > 0) {
                values.put(
                        schema.getFieldName(i), value(row, i, schema.getType(i).asPrimitiveType()));
            }
        }
    }

    private static Object value(Group row, int field, PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case BINARY, FIXED_LEN_BYTE_ARRAY -> row.getBinary(field, 0).toStringUsingUTF8();
            case INT32 ->
                meaning instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation
                        ? Instant.EPOCH.plus(row.getInteger(field, 0), ChronoUnit.DAYS)
                        : (Object) (long) row.getInteger(field, 0);
            case INT64 ->
                meaning instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation timestamp
                        ? Instant.EPOCH.plus(row.getLong(field, 0), unit(timestamp.getUnit()))
                        : (Object) row.getLong(field, 0);
            case INT96 -> instant(row.getInt96(field, 0).getBytes());
            case FLOAT -> (double) row.getFloat(field, 0);
            case DOUBLE -> row.getDouble(field, 0);
            case BOOLEAN -> row.getBoolean(field, 0);
        };
    }

    private static ChronoUnit unit(LogicalTypeAnnotation.TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
        };
    }

    /** Nanoseconds of the day in eight bytes, then the Julian day in four; what Spark writes unless told otherwise. */
    private static Instant instant(byte[] int96) {
        if (int96.length != INT96_BYTES) {
            throw new IllegalArgumentException("a timestamp of " + int96.length + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.wrap(int96).order(ByteOrder.LITTLE_ENDIAN);
        long nanosOfDay = bytes.getLong();
        long day = bytes.getInt() - EPOCH_JULIAN_DAY;
        return Instant.EPOCH.plus(day, ChronoUnit.DAYS).plusNanos(nanosOfDay);
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
