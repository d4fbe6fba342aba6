package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.LayerSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * Layer schemas as Parquet schemas, both ways.
 *
 * <pre>
 * STRING     BYTE_ARRAY (STRING)          INT64      INT64
 * BYTES      BYTE_ARRAY                   FLOAT64    DOUBLE
 * BOOLEAN    BOOLEAN                      TIMESTAMP  INT64 (TIMESTAMP(MICROS, UTC))
 * STRINGS    group (LIST) { repeated group list { required BYTE_ARRAY element (STRING) } }
 * SPANS      group (LIST) { repeated group list { required group element {
 *                required INT64 start; required INT64 end; required STRING kind; required STRING rule } } }
 * </pre>
 */
final class ParquetSchemas {

    /** Leaf columns of one {@code SPANS} column, in order. */
    static final int SPAN_LEAVES = 4;

    private ParquetSchemas() {}

    static MessageType toParquet(LayerSchema schema) {
        List<Type> fields = new ArrayList<>();
        for (Column<?> column : schema.columns()) {
            fields.add(field(column));
        }
        return new MessageType(schema.layer(), fields);
    }

    private static Type field(Column<?> column) {
        Repetition repetition = column.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
        String name = column.name();
        return switch (column.type().kind()) {
            case STRING -> string(repetition, name);
            case BYTES -> Types.primitive(PrimitiveTypeName.BINARY, repetition).named(name);
            case INT64 -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(name);
            case FLOAT64 ->
                Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(name);
            case BOOLEAN ->
                Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(name);
            case TIMESTAMP ->
                Types.primitive(PrimitiveTypeName.INT64, repetition)
                        .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                        .named(name);
            case STRINGS -> list(repetition, name, string(Repetition.REQUIRED, "element"));
            case SPANS -> list(repetition, name, spanGroup());
        };
    }

    private static PrimitiveType string(Repetition repetition, String name) {
        return Types.primitive(PrimitiveTypeName.BINARY, repetition)
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
    }

    private static GroupType spanGroup() {
        return Types.requiredGroup()
                .required(PrimitiveTypeName.INT64)
                .named("start")
                .required(PrimitiveTypeName.INT64)
                .named("end")
                .addField(string(Repetition.REQUIRED, "kind"))
                .addField(string(Repetition.REQUIRED, "rule"))
                .named("element");
    }

    private static GroupType list(Repetition repetition, String name, Type element) {
        GroupType repeated = new GroupType(Repetition.REPEATED, "list", element);
        return Types.buildGroup(repetition)
                .addField(repeated)
                .as(LogicalTypeAnnotation.listType())
                .named(name);
    }

    /** @throws IllegalArgumentException for a field that no layer can have */
    static LayerSchema fromParquet(String layer, MessageType message) {
        List<Column<?>> columns = new ArrayList<>();
        for (Type field : message.getFields()) {
            columns.add(new Column<>(layer, field.getName(), type(field), field.isRepetition(Repetition.OPTIONAL)));
        }
        return new LayerSchema(layer, columns);
    }

    private static ColumnType<?> type(Type field) {
        if (!field.isPrimitive()) {
            GroupType element = field.asGroupType();
            if (element.getFieldCount() == 1 && !element.getType(0).isPrimitive()) {
                Type item = element.getType(0).asGroupType().getType(0);
                return item.isPrimitive() ? ColumnType.STRINGS : ColumnType.SPANS;
            }
            throw new IllegalArgumentException("column " + field.getName() + " has an unknown nested type");
        }
        LogicalTypeAnnotation logical = field.getLogicalTypeAnnotation();
        return switch (field.asPrimitiveType().getPrimitiveTypeName()) {
            case BINARY ->
                logical instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation
                        ? ColumnType.STRING
                        : ColumnType.BYTES;
            case INT64 -> logical instanceof TimestampLogicalTypeAnnotation ? ColumnType.TIMESTAMP : ColumnType.INT64;
            case DOUBLE -> ColumnType.FLOAT64;
            case BOOLEAN -> ColumnType.BOOLEAN;
            case INT32, FLOAT, INT96, FIXED_LEN_BYTE_ARRAY ->
                throw new IllegalArgumentException("column " + field.getName() + " has the unknown type " + field);
        };
    }
}
