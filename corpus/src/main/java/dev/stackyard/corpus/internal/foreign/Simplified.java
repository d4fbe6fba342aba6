package dev.stackyard.corpus.internal.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/**
 * Schemas by the names that people use: {@code files.path}, whatever a writer put between a list and its elements. The rules
 * for lists are those of the Parquet format's LogicalTypes page, backward compatibility included.
 */
final class Simplified {

    private Simplified() {}

    /** Whether a type is a list, standard or of the old kind without annotation. */
    static boolean isList(Type type) {
        return type.isRepetition(Repetition.REPEATED) || isAnnotatedList(type);
    }

    static boolean isAnnotatedList(Type type) {
        return !type.isPrimitive()
                && type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation
                && type.asGroupType().getFieldCount() == 1;
    }

    /** Whether the repeated type inside a list only wraps the element. */
    static boolean isWrapper(Type repeated) {
        return !repeated.isPrimitive()
                && repeated.asGroupType().getFieldCount() == 1
                && !repeated.getName().equals("array")
                && !repeated.getName().endsWith("_tuple");
    }

    /** The type of a list's elements. */
    static Type element(Type list) {
        if (!isAnnotatedList(list)) {
            return list;
        }
        Type repeated = list.asGroupType().getType(0);
        return isWrapper(repeated) ? repeated.asGroupType().getType(0) : repeated;
    }

    /** The part of a schema that has the wanted fields; null if there is nothing of what is wanted. */
    static @Nullable MessageType project(MessageType schema, Set<String> wanted) {
        List<Type> fields = new ArrayList<>();
        for (Type field : schema.getFields()) {
            Type projected = project(field, field.getName(), wanted);
            if (projected != null) {
                fields.add(projected);
            }
        }
        return fields.isEmpty() ? null : new MessageType(schema.getName(), fields);
    }

    private static @Nullable Type project(Type type, String name, Set<String> wanted) {
        if (type.isPrimitive()) {
            return wanted.contains(name) ? type : null;
        }
        GroupType group = type.asGroupType();
        if (isAnnotatedList(type)) {
            Type repeated = group.getType(0);
            Type inner = isWrapper(repeated)
                    ? wrap(
                            repeated.asGroupType(),
                            project(repeated.asGroupType().getType(0), name, wanted))
                    : project(repeated, name, wanted);
            return inner == null ? null : group.withNewFields(inner);
        }
        List<Type> fields = new ArrayList<>();
        for (Type field : group.getFields()) {
            Type projected = project(field, name + "." + field.getName(), wanted);
            if (projected != null) {
                fields.add(projected);
            }
        }
        return fields.isEmpty() ? null : group.withNewFields(fields);
    }

    private static @Nullable Type wrap(GroupType wrapper, @Nullable Type inner) {
        return inner == null ? null : wrapper.withNewFields(inner);
    }
}
