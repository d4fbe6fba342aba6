package dev.stackyard.languages.internal.attributes;

import org.jspecify.annotations.Nullable;

/**
 * An attribute as a line of {@code .gitattributes} gives it: {@code name}, {@code -name}, {@code !name} or {@code name=value}.
 *
 * @param value null for {@code !name}, which takes back what other lines say
 */
record Attribute(String name, @Nullable String value) {

    static final String TRUE = "true";
    static final String FALSE = "false";

    /** Reads one word of a line; null if it is no attribute. */
    static @Nullable Attribute parse(String word) {
        boolean unset = word.startsWith("-");
        boolean unspecified = word.startsWith("!");
        int equals = word.indexOf('=');
        String name = word.substring(unset || unspecified ? 1 : 0, equals < 0 ? word.length() : equals);
        if (!isValidName(name)) {
            return null;
        }
        if (unset || unspecified) {
            return new Attribute(name, unset ? FALSE : null);
        }
        return new Attribute(name, equals < 0 ? TRUE : word.substring(equals + 1));
    }

    /** Git's {@code attr_name_valid}. */
    private static boolean isValidName(String name) {
        return !name.isEmpty() && name.charAt(0) != '-' && name.chars().allMatch(Attribute::isNameCharacter);
    }

    private static boolean isNameCharacter(int c) {
        return c == '-'
                || c == '.'
                || c == '_'
                || (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z');
    }
}
