package dev.stackyard.languages.internal.attributes;

import dev.stackyard.languages.internal.PathBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code .gitattributes} files of one repository, as far as they are about Linguist, read as git does
 * (gitattributes(5)): the file nearest to a path comes first, in a file the last line that matches, for each attribute by
 * itself; macros may be defined in the root.
 *
 * <p>Of a repository's rules about Linguist the first {@value #MAX_RULES} count. Not thread-safe.
 */
public final class RepositoryAttributes {

    private static final String FILE_NAME = "/.gitattributes";
    private static final String LANGUAGE = "linguist-language";
    private static final String VENDORED = "linguist-vendored";
    private static final String GENERATED = "linguist-generated";
    private static final String DOCUMENTATION = "linguist-documentation";
    private static final int MAX_RULES = 1000;
    private static final int MAX_FILE_BYTES = 1 << 20;

    private final Map<String, List<AttributeRule>> rulesOf = new HashMap<>();
    private final Map<String, List<Attribute>> macros = new HashMap<>();
    private final Set<String> relevant = new HashSet<>();
    private final PathBytes pathBytes = new PathBytes();
    private int ruleCount;

    public RepositoryAttributes() {
        clear();
    }

    /** Forgets everything: another repository begins. */
    public void clear() {
        rulesOf.clear();
        macros.clear();
        relevant.clear();
        relevant.addAll(List.of(LANGUAGE, VENDORED, GENERATED, DOCUMENTATION));
        ruleCount = 0;
    }

    /** Whether a path, beginning with a slash, is an attributes file. */
    public static boolean isAttributesFile(String path) {
        return path.endsWith(FILE_NAME);
    }

    /** Reads an attributes file. The root's must come first; of a huge file the first {@value #MAX_FILE_BYTES} bytes count. */
    public void add(String path, byte[] text, int offset, int length) {
        String directory = path.substring(0, path.length() - FILE_NAME.length());
        List<AttributeLine> lines = new ArrayList<>();
        new String(text, offset, Math.min(length, MAX_FILE_BYTES), StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> addLine(lines, line));
        if (directory.isEmpty()) {
            lines.forEach(this::addMacro);
        }
        List<AttributeRule> rules = new ArrayList<>();
        for (AttributeLine line : lines) {
            if (!line.macro() && isRelevant(line) && ruleCount < MAX_RULES) {
                rules.add(new AttributeRule(line));
                ruleCount++;
            }
        }
        if (!rules.isEmpty()) {
            rulesOf.put(directory, rules);
        }
    }

    private static void addLine(List<AttributeLine> lines, String text) {
        AttributeLine line = AttributeLine.parse(text);
        if (line != null) {
            lines.add(line);
        }
    }

    private void addMacro(AttributeLine line) {
        if (line.macro()) {
            macros.put(line.pattern(), line.attributes());
            if (isRelevant(line)) {
                relevant.add(line.pattern());
            }
        }
    }

    private boolean isRelevant(AttributeLine line) {
        return line.attributes().stream().anyMatch(attribute -> relevant.contains(attribute.name()));
    }

    /** What the files read so far say about a path, which begins with a slash. */
    public LinguistOverrides find(String path) {
        return rulesOf.isEmpty() ? LinguistOverrides.NONE : overrides(decide(path));
    }

    private Map<String, @Nullable String> decide(String path) {
        byte[] bytes = pathBytes.read(path);
        int length = pathBytes.length();
        int nameStart = lastSlash(bytes, length) + 1;
        Map<String, @Nullable String> decided = new HashMap<>();
        int end = nameStart - 1;
        String directory = path.substring(0, path.lastIndexOf('/'));
        while (true) {
            List<AttributeRule> rules = rulesOf.getOrDefault(directory, List.of());
            for (int i = rules.size() - 1; i >= 0; i--) {
                if (rules.get(i).matches(bytes, end + 1, nameStart, length)) {
                    decide(rules.get(i).attributes(), decided);
                }
            }
            if (directory.isEmpty()) {
                return decided;
            }
            directory = directory.substring(0, directory.lastIndexOf('/'));
            end = lastSlash(bytes, end);
        }
    }

    private static int lastSlash(byte[] bytes, int before) {
        int i = before - 1;
        while (bytes[i] != '/') {
            i--;
        }
        return i;
    }

    /** The first decision on an attribute stands; setting a macro decides on its attributes too. */
    private void decide(List<Attribute> attributes, Map<String, @Nullable String> decided) {
        for (int i = attributes.size() - 1; i >= 0; i--) {
            Attribute attribute = attributes.get(i);
            if (!decided.containsKey(attribute.name())) {
                decided.put(attribute.name(), attribute.value());
                if (Attribute.TRUE.equals(attribute.value())) {
                    decide(macros.getOrDefault(attribute.name(), List.of()), decided);
                }
            }
        }
    }

    private static LinguistOverrides overrides(Map<String, @Nullable String> decided) {
        if (decided.isEmpty()) {
            return LinguistOverrides.NONE;
        }
        String language = decided.get(LANGUAGE);
        boolean named = language != null && !language.equals(Attribute.TRUE) && !language.equals(Attribute.FALSE);
        return new LinguistOverrides(
                named ? language : null,
                flag(decided.get(VENDORED)),
                flag(decided.get(GENERATED)),
                flag(decided.get(DOCUMENTATION)));
    }

    private static @Nullable Boolean flag(@Nullable String value) {
        return value == null ? null : Boolean.valueOf(!value.equals(Attribute.FALSE));
    }
}
