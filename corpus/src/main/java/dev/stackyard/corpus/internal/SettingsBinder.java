package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.UserException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Fills a settings record from YAML nodes, starting from its default value. Components may be {@code int}, {@code long},
 * {@code double}, {@code boolean}, {@code String}, an enum, {@code List<String>} or {@code Map<String, String>}.
 *
 * @param <R> the settings record
 */
public final class SettingsBinder<R extends Record> {

    private final Class<R> type;
    private final Map<String, RecordComponent> components = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final List<String> problems;

    /** @param problems receives a line for each thing that is wrong */
    @SuppressWarnings("unchecked") // a value's class is its type; records have no subclasses
    public SettingsBinder(R defaults, List<String> problems) {
        this.type = (Class<R>) defaults.getClass();
        this.problems = problems;
        for (RecordComponent component : type.getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            components.put(snakeCase(component.getName()), component);
            values.put(component.getName(), invoke(component, defaults));
        }
    }

    private static Object invoke(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("accessors of settings records do not fail", e);
        }
    }

    /** {@code maxLineLength} as {@code max_line_length}. */
    public static String snakeCase(String camelCase) {
        StringBuilder snake = new StringBuilder();
        for (char c : camelCase.toCharArray()) {
            if (Character.isUpperCase(c)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(c));
        }
        return snake.toString();
    }

    /** Applies all entries of a block. A key that is there twice is a problem: neither value can be meant for sure. */
    public void apply(RecipeNodes nodes, MappingNode block) {
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : block.getValue()) {
            String place = nodes.place(tuple.getKeyNode());
            String key = nodes.text(tuple.getKeyNode());
            if (seen.add(key)) {
                apply(nodes, place, key, tuple.getValueNode());
            } else {
                problems.add(place + ": '" + key + "' is there twice");
            }
        }
    }

    /** Applies one setting. */
    public void apply(RecipeNodes nodes, String place, String key, Node node) {
        RecordComponent component = components.get(key);
        if (component == null) {
            problems.add(
                    place + ": there is no setting '" + key + "'; there are " + String.join(", ", components.keySet()));
            return;
        }
        try {
            values.put(component.getName(), convert(nodes, component, node));
            places.put(key, place);
        } catch (UserException e) {
            problems.add(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            problems.add(place + ": " + key + " must be " + expected(component.getType()));
        }
    }

    private static Object convert(RecipeNodes nodes, RecordComponent component, Node node) {
        Class<?> target = component.getType();
        if (target == List.class) {
            return strings(nodes, node);
        }
        if (target == Map.class) {
            Map<String, String> map = new LinkedHashMap<>();
            nodes.entries(nodes.mappingOrEmpty(node), null, component.getName())
                    .forEach((key, value) -> map.put(key, nodes.text(value)));
            return map;
        }
        return scalar(target, nodes.text(node));
    }

    private static List<String> strings(RecipeNodes nodes, Node node) {
        List<String> strings = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> strings.add(nodes.text(item)));
        } else if (!nodes.text(node).isEmpty()) {
            strings.addAll(Arrays.asList(nodes.text(node).split(",")));
        }
        return strings;
    }

    private static Object scalar(Class<?> target, String text) {
        if (target == String.class) {
            return text;
        }
        if (target == boolean.class) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on" -> true;
                case "false", "no", "off" -> false;
                default -> throw new IllegalArgumentException(text);
            };
        }
        if (target == double.class) {
            double value = Double.parseDouble(text);
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(text);
            }
            return value;
        }
        if (target == int.class) {
            return Integer.parseInt(text.replace("_", ""));
        }
        if (target == long.class) {
            return Long.parseLong(text.replace("_", ""));
        }
        return enumConstant(target, text);
    }

    private static Object enumConstant(Class<?> target, String text) {
        if (!target.isEnum()) {
            throw new IllegalStateException("settings cannot have the type " + target);
        }
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Object constant : target.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(wanted)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(text);
    }

    private static String expected(Class<?> target) {
        if (target.isEnum()) {
            return "one of "
                    + String.join(
                            ", ",
                            Arrays.stream(target.getEnumConstants())
                                    .map(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT))
                                    .toList());
        }
        if (target == boolean.class) {
            return "true or false";
        }
        return target == double.class ? "a number" : "a whole number";
    }

    /**
     * Makes the record; empty, with a problem added, if its own checks refuse the values.
     *
     * @param block what the message calls the block; where a check's message begins with the name of a setting (as YAML or
     *     as Java spells it), it has the line or the option that set it instead
     */
    public Optional<R> build(String block) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values.values().toArray()));
        } catch (InvocationTargetException e) {
            @Nullable Throwable cause = e.getCause();
            if (cause instanceof IllegalArgumentException) {
                problems.add(located(String.valueOf(cause.getMessage()), block));
                return Optional.empty();
            }
            throw new IllegalStateException("settings record " + type + " failed", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("settings record " + type + " cannot be made", e);
        }
    }

    /** A check's message behind the line or the option that set what it complains of, which it names first. */
    private String located(String message, String block) {
        String word = message.split("[ :]", 2)[0];
        String setting = snakeCase(word);
        return components.containsKey(setting)
                ? places.getOrDefault(setting, block) + ": " + setting + message.substring(word.length())
                : block + ": " + message;
    }

    /** The settings that a record has, by YAML name, with their default values: for {@code --help}. */
    public static Map<String, Object> describe(Record defaults) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (RecordComponent component : defaults.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            settings.put(snakeCase(component.getName()), invoke(component, defaults));
        }
        return settings;
    }
}
