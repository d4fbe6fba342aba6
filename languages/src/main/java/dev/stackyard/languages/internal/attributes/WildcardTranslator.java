package dev.stackyard.languages.internal.attributes;

import org.jspecify.annotations.Nullable;

/**
 * Turns git's wildcards (gitignore(5), {@code wildmatch.c}) into a regular expression for our linear engine.
 */
final class WildcardTranslator {

    private static final String ANY = "(?m:.)";

    private final String pattern;
    private final StringBuilder out = new StringBuilder("\\A");
    private int i;

    private WildcardTranslator(String pattern) {
        this.pattern = pattern;
    }

    /** The expression that matches a whole path; null if the pattern is malformed and so matches nothing. */
    static @Nullable String translate(String pattern) {
        WildcardTranslator translator = new WildcardTranslator(pattern);
        while (translator.i < pattern.length()) {
            if (!translator.translateNext()) {
                return null;
            }
        }
        return translator.out.append("\\z").toString();
    }

    private boolean translateNext() {
        char c = pattern.charAt(i++);
        switch (c) {
            case '*' -> stars();
            case '?' -> out.append("[^/]");
            case '[' -> {
                return brackets();
            }
            case '\\' -> {
                if (i == pattern.length()) {
                    return false;
                }
                out.append(ByteClass.literal(pattern.charAt(i++)));
            }
            default -> out.append(ByteClass.literal(c));
        }
        return true;
    }

    /** One star stays inside a directory; two between slashes cross any number of them. */
    private void stars() {
        int start = i - 1;
        while (i < pattern.length() && pattern.charAt(i) == '*') {
            i++;
        }
        boolean opens = start == 0 || pattern.charAt(start - 1) == '/';
        boolean ends = i == pattern.length();
        if (i - start < 2 || !opens || !(ends || pattern.charAt(i) == '/')) {
            out.append("[^/]*");
        } else if (ends) {
            out.append(ANY).append('*');
        } else {
            i++;
            out.append("(?:").append(ANY).append("*/)?");
        }
    }

    private boolean brackets() {
        i = ByteClass.translate(pattern, i, out);
        return i >= 0;
    }
}
