package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.internal.words.WordHash;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that state a version: {@code 2}, {@code 2.0}, {@code v2}, {@code 2.0+}. Immutable. */
final class Versions {

    /**
     * A version as a word states it.
     *
     * @param text as licence ids have it, such as {@code 2.0}
     * @param orLater whether a plus follows
     * @param isMarked whether the word shows by itself that it is a version, as {@code v2} does
     */
    record Version(String text, boolean orLater, boolean isMarked) {}

    private final Map<Integer, Version> byWord = new HashMap<>();

    /** @param versions as licence ids have them */
    Versions(Collection<String> versions) {
        for (String version : versions) {
            for (String form : forms(version)) {
                boolean marked = form.startsWith("v");
                put(form, new Version(version, false, marked));
                put(form + "+", new Version(version, true, marked));
            }
        }
    }

    private void put(String word, Version version) {
        byWord.putIfAbsent(WordHash.of(word), version);
    }

    /** How a version is written: {@code 2.0} as 2.0, 2, v2.0, v2 and v20. */
    static Set<String> forms(String version) {
        String plain = version.endsWith(".0") ? version.substring(0, version.length() - 2) : version;
        Set<String> forms = new LinkedHashSet<>();
        for (String form : new String[] {version, plain}) {
            forms.add(form);
            forms.add("v" + form);
            forms.add("v" + form.replace(".", ""));
        }
        return forms;
    }

    @Nullable
    Version find(int word) {
        return byWord.get(word);
    }
}
