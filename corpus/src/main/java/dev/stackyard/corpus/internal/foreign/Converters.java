package dev.stackyard.corpus.internal.foreign;

import java.io.IOException;
import java.util.List;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;

/** Makes converters that fill {@link Fields} and hand elements on as they end. */
final class Converters {

    private final Fields row;
    private final RowHandler handler;

    Converters(Fields row, RowHandler handler) {
        this.row = row;
        this.handler = handler;
    }

    /** The converter of the whole row. */
    GroupConverter root(GroupType schema) {
        return new Struct(schema.getFields().stream()
                .map(field -> converter(field, field.getName(), row))
                .toList());
    }

    private Converter converter(Type type, String name, Fields target) {
        if (Simplified.isAnnotatedList(type)) {
            return new ListOf(type.asGroupType(), name, target);
        }
        if (Simplified.isList(type)) {
            return element(type, name, target);
        }
        return type.isPrimitive()
                ? new ValueConverter(type.asPrimitiveType(), name, target, false)
                : struct(type.asGroupType(), name, target);
    }

    /** The fields of a struct that is no element of a list go to the struct around it, under dotted names. */
    private Converter struct(GroupType type, String name, Fields target) {
        return new Struct(type.getFields().stream()
                .map(field -> converter(field, name + "." + field.getName(), target))
                .toList());
    }

    private Converter element(Type type, String name, Fields target) {
        if (type.isPrimitive()) {
            return new ValueConverter(type.asPrimitiveType(), name, target, true);
        }
        Fields fields = new Fields();
        return new Element(
                type.asGroupType().getFields().stream()
                        .map(field -> converter(field, field.getName(), fields))
                        .toList(),
                fields);
    }

    /** A group whose fields have converters. */
    private static class Struct extends GroupConverter {

        private final List<Converter> fields;

        Struct(List<Converter> fields) {
            this.fields = fields;
        }

        @Override
        public Converter getConverter(int field) {
            return fields.get(field);
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }

    /** A struct in a list; only those directly in the row are handed on, for there are no others that anyone wants. */
    private final class Element extends Struct {

        private final Fields fields;

        Element(List<Converter> converters, Fields fields) {
            super(converters);
            this.fields = fields;
        }

        @Override
        public void start() {
            fields.clear();
        }

        @Override
        public void end() {
            try {
                handler.element(row, fields);
            } catch (IOException e) {
                throw new ForeignParquet.HandlerException(e);
            }
        }
    }

    /** An annotated list, with or without something between it and its elements. */
    private final class ListOf extends GroupConverter {

        private final Converter repeated;
        private final String name;
        private final Fields target;
        private final boolean plain;

        ListOf(GroupType list, String name, Fields target) {
            Type inner = list.getType(0);
            Converter element = element(Simplified.element(list), name, target);
            this.repeated = Simplified.isWrapper(inner) ? new Struct(List.of(element)) : element;
            this.plain = Simplified.element(list).isPrimitive();
            this.name = name;
            this.target = target;
        }

        @Override
        public Converter getConverter(int field) {
            return repeated;
        }

        @Override
        public void start() {
            if (plain) {
                target.begin(name);
            }
        }

        @Override
        public void end() {}
    }
}
