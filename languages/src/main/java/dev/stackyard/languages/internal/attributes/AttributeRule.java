package dev.stackyard.languages.internal.attributes;

import dev.stackyard.languages.internal.pattern.PatternSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line with its pattern ready to match. */
final class AttributeRule {

    private final boolean nameOnly;
    private final @Nullable PatternSet pattern;
    private final List<Attribute> attributes;

    /** A pattern without a slash is about file names anywhere below, one with a slash about paths from the directory on. */
    AttributeRule(AttributeLine line) {
        String wildcards = line.pattern();
        this.nameOnly = wildcards.indexOf('/') < 0;
        String expression = wildcards.endsWith("/")
                ? null
                : WildcardTranslator.translate(wildcards.startsWith("/") ? wildcards.substring(1) : wildcards);
        this.pattern = expression == null ? null : PatternSet.of(expression);
        this.attributes = line.attributes();
    }

    List<Attribute> attributes() {
        return attributes;
    }

    /**
     * Whether the rule is about a file.
     *
     * @param directoryEnd where the path below the attributes file's directory begins
     * @param nameStart where the file's name begins
     */
    boolean matches(byte[] path, int directoryEnd, int nameStart, int length) {
        return pattern != null && pattern.find(path, nameOnly ? nameStart : directoryEnd, length);
    }
}
