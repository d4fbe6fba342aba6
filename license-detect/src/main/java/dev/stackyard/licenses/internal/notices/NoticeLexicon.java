package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.SpdxExpression;
import dev.stackyard.licenses.SpdxExpressionParser;
import dev.stackyard.licenses.SpdxLicenses;
import dev.stackyard.licenses.SpdxSyntaxException;
import dev.stackyard.licenses.internal.Resources;
import dev.stackyard.licenses.internal.words.WordScanner;
import dev.stackyard.licenses.internal.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All names and rules, from {@code license-names.txt}, {@code notice-rules.txt} and the SPDX list itself. Built once;
 * immutable.
 */
final class NoticeLexicon {

    /** What a phrase begins. */
    sealed interface Entry {}

    /** How telling a name is by itself. */
    enum Weight {
        /** Unmistakable: "GNU General Public License". */
        FULL,
        /** An ordinary word too: "MIT". */
        SHORT,
        /** A few letters that mean a licence only with a version: "ASL 2.0". */
        BRIEF,
        /** A word that means a licence only as the value of a field: "Python". */
        FIELD
    }

    /**
     * A licence's name.
     *
     * @param stated the version that the name itself states, or null
     */
    record NameEntry(LicenseName name, Versions.@Nullable Version stated, Weight weight) implements Entry {}

    /** The name of an exception, which belongs to the licence named before it. */
    record ExceptionEntry(String id) implements Entry {}

    /**
     * The first piece of a rule.
     *
     * @param rest pieces that must follow, in order
     */
    record RuleEntry(NoticeRule rule, List<Piece> rest) implements Entry {}

    /**
     * A further piece of a rule.
     *
     * @param phrases what it may read
     * @param reach words that may stand before it
     */
    record Piece(List<int[]> phrases, int reach) {}

    /** An example of a rule file: a text and the ids that must be found in it, none for a counter-example. */
    record Example(String block, String text, Set<String> ids) {}

    private static final class Holder {
        static final NoticeLexicon INSTANCE = new NoticeLexicon();
    }

    /** A full name of the SPDX list with its version at the end; the list is trusted input. */
    private static final Pattern VERSIONED_NAME = Pattern.compile(
            "(.*?)[,\\s]+(?:version\\s+|v\\s?\\.?)?(\\d+(?:\\.\\d+)*[a-z]?)(?:\\s+(?:generic|unported|international|universal))?");

    private static final Pattern GAP = Pattern.compile("\\s\\.\\.\\.?\\s");
    private static final int COMMON_WORD_LENGTH = 5;
    private static final int SHORT_REACH = 5;
    private static final int LONG_REACH = 80;

    private static final Pattern VERSIONED_ID = Pattern.compile("(.*)-(\\d+(?:\\.\\d+)*[a-z]?)");

    private final PhraseTrie<Entry> trie = new PhraseTrie<>();
    private final List<Example> examples = new ArrayList<>();
    private final Versions versions;
    /** Ids that {@code license-names.txt} names by version. */
    private final Set<String> named = new HashSet<>();

    private NoticeLexicon() {
        List<Map<String, List<String>>> names = blocks("license-names.txt");
        List<Map<String, List<String>>> rules = blocks("notice-rules.txt");
        versions = new Versions(versionTexts(names));
        for (int i = 0; i < rules.size(); i++) {
            addRule(rules.get(i), i);
        }
        names.forEach(this::addName);
        addListedNames();
    }

    static NoticeLexicon get() {
        return Holder.INSTANCE;
    }

    PhraseTrie<Entry> trie() {
        return trie;
    }

    Versions versions() {
        return versions;
    }

    List<Example> examples() {
        return examples;
    }

    /** Reads {@code key: value} lines; a {@code name:} or {@code rule:} line begins a block. */
    private static List<Map<String, List<String>>> blocks(String resource) {
        List<Map<String, List<String>>> blocks = new ArrayList<>();
        for (String line : Resources.lines(resource)) {
            int colon = line.indexOf(": ");
            if (colon < 0) {
                throw new IllegalStateException(resource + ": no key in the line " + line);
            }
            String key = line.substring(0, colon);
            if (key.equals("name") || key.equals("rule")) {
                blocks.add(new LinkedHashMap<>());
            }
            blocks.get(blocks.size() - 1)
                    .computeIfAbsent(key, unused -> new ArrayList<>())
                    .add(line.substring(colon + 2).strip());
        }
        return blocks;
    }

    private static Set<String> versionTexts(List<Map<String, List<String>>> names) {
        Set<String> texts = new LinkedHashSet<>();
        for (Map<String, List<String>> block : names) {
            versionIds(block).forEach(id -> texts.add(versionOf(id)));
        }
        for (SpdxLicenses.Entry entry : SpdxLicenses.get().entries()) {
            Matcher id = VERSIONED_ID.matcher(entry.id());
            if (id.matches()) {
                texts.add(id.group(2));
            }
        }
        return texts;
    }

    private static List<String> versionIds(Map<String, List<String>> block) {
        String ids = first(block, "gnu", "") + " " + first(block, "versions", "");
        return Arrays.stream(ids.strip().split(" ")).filter(id -> !id.isEmpty()).toList();
    }

    private static String first(Map<String, List<String>> block, String key, String otherwise) {
        return block.containsKey(key) ? block.get(key).get(0) : otherwise;
    }

    private static String versionOf(String id) {
        return id.substring(id.lastIndexOf('-') + 1);
    }

    private void addName(Map<String, List<String>> block) {
        String exception = first(block, "exception", "");
        if (!exception.isEmpty()) {
            for (String pattern : first(block, "full", "").split(";")) {
                addPhrases(pattern, new ExceptionEntry(exception));
            }
            addExamples(block, exception);
            return;
        }
        boolean gnu = block.containsKey("gnu");
        Map<String, SpdxExpression> byVersion = new LinkedHashMap<>();
        named.addAll(versionIds(block));
        for (String id : versionIds(block)) {
            byVersion.put(versionOf(id), parse(gnu ? id + "-only" : id));
        }
        String unversioned = first(block, "is", first(block, "default", ""));
        LicenseName name =
                new LicenseName(first(block, "name", ""), gnu, byVersion, parse(unversioned), block.containsKey("is"));
        for (Weight weight : Weight.values()) {
            for (String pattern :
                    first(block, weight.name().toLowerCase(Locale.ROOT), "").split(";")) {
                addPhrases(pattern, new NameEntry(name, null, weight));
                if (weight != Weight.FULL) {
                    addGlued(name, pattern.strip());
                }
            }
        }
        addExamples(block, name.name());
    }

    /** {@code gplv2}, {@code gpl2+}: a short name of one word and a version in one. */
    private void addGlued(LicenseName name, String word) {
        if (word.isEmpty() || word.contains(" ")) {
            return;
        }
        for (String version : name.versions().keySet()) {
            for (String form : Versions.forms(version)) {
                for (String suffix : new String[] {"", "+", "plus"}) {
                    Versions.Version stated = new Versions.Version(version, !suffix.isEmpty(), true);
                    addPhrases(word + form + suffix, new NameEntry(name, stated, Weight.FULL));
                }
            }
        }
    }

    private void addRule(Map<String, List<String>> block, int number) {
        NoticeRule.Kind kind = NoticeRule.Kind.valueOf(first(block, "kind", "").toUpperCase(Locale.ROOT));
        String meaning = first(block, "is", "");
        NoticeRule rule =
                new NoticeRule(first(block, "rule", ""), number, kind, meaning.isEmpty() ? null : parse(meaning));
        for (String find : block.getOrDefault("find", List.of())) {
            Matcher gap = GAP.matcher(find);
            List<Piece> rest = new ArrayList<>();
            int end = find.length();
            int first = end;
            int reach = 0;
            int start = 0;
            while (gap.find()) {
                if (start == 0) {
                    first = gap.start();
                } else {
                    rest.add(piece(find.substring(start, gap.start()), reach));
                }
                start = gap.end();
                reach = gap.group().strip().length() == 2 ? SHORT_REACH : LONG_REACH;
            }
            if (start > 0) {
                rest.add(piece(find.substring(start), reach));
            }
            addPhrases(find.substring(0, first), new RuleEntry(rule, rest));
        }
        addExamples(block, rule.id());
    }

    private static Piece piece(String pattern, int reach) {
        return new Piece(
                PhraseExpander.expand(pattern.strip()).stream()
                        .map(NoticeLexicon::words)
                        .toList(),
                reach);
    }

    private void addPhrases(String pattern, Entry entry) {
        if (!pattern.isBlank()) {
            for (String phrase : PhraseExpander.expand(pattern.strip())) {
                trie.add(words(phrase), entry);
            }
        }
    }

    private void addExamples(Map<String, List<String>> block, String name) {
        for (String yes : block.getOrDefault("yes", List.of())) {
            int arrow = yes.lastIndexOf("=>");
            examples.add(new Example(
                    name,
                    yes.substring(0, arrow).strip(),
                    parse(yes.substring(arrow + 2)).ids()));
        }
        for (String no : block.getOrDefault("no", List.of())) {
            examples.add(new Example(name, no, Set.of()));
        }
    }

    /** The SPDX list's own full names, and ids of several words. */
    private void addListedNames() {
        Map<String, Map<String, SpdxExpression>> families = new LinkedHashMap<>();
        for (SpdxLicenses.Entry entry : SpdxLicenses.get().entries()) {
            if (entry.isDeprecated()) {
                addDeprecated(entry.id());
                continue;
            }
            if (entry.isException()) {
                addException(entry);
                continue;
            }
            SpdxExpression license = new SpdxExpression.License(entry.id());
            if (named.contains(entry.id())) {
                continue;
            }
            LicenseName single = LicenseName.single(entry.id(), license);
            addListed(entry.id(), single);
            Matcher versioned = VERSIONED_NAME.matcher(entry.name().toLowerCase(Locale.ROOT));
            Matcher id = VERSIONED_ID.matcher(entry.id());
            if (versioned.matches() && id.matches()) {
                families.computeIfAbsent(versioned.group(1), unused -> new LinkedHashMap<>())
                        .put(id.group(2), license);
            } else {
                addListed(entry.name(), single);
            }
        }
        families.forEach((name, byVersion) -> addListed(
                name,
                new LicenseName(
                        name, false, byVersion, byVersion.values().iterator().next(), false)));
    }

    /** Adds a deprecated id, unless it is a version of a name or one word. */
    private void addDeprecated(String id) {
        int[] words = words(id);
        if (words.length >= 3 && !id.matches("(A|L)?GPL-[0-9.]+\\+?|GFDL-[0-9.]+")) {
            LicenseName name = LicenseName.single(id, parse(id));
            trie.add(words, new NameEntry(name, null, Weight.FULL));
        }
    }

    /** Adds a full name, or an id of several words. */
    private void addListed(String name, LicenseName license) {
        int[] words = words(name);
        boolean telling = words.length >= 3 || name.toLowerCase(Locale.ROOT).contains("licen");
        boolean common = telling && words.length == 2 && name.indexOf(' ') < COMMON_WORD_LENGTH; // "DOC License"
        if (words.length >= 2 && !common) {
            trie.add(words, new NameEntry(license, null, telling ? Weight.FULL : Weight.SHORT));
        }
    }

    private void addException(SpdxLicenses.Entry entry) {
        trie.add(words(entry.id()), new ExceptionEntry(entry.id()));
        int[] name = words(entry.name());
        if (name.length >= 2) {
            trie.add(name, new ExceptionEntry(entry.id()));
        }
    }

    private static int[] words(String phrase) {
        byte[] bytes = phrase.getBytes(StandardCharsets.UTF_8);
        Words words = new Words();
        new WordScanner().scan(bytes, 0, bytes.length, words);
        return words.toHashes();
    }

    private static SpdxExpression parse(String expression) {
        try {
            return SpdxExpressionParser.parse(expression.strip());
        } catch (SpdxSyntaxException e) {
            throw new IllegalStateException("a rule file has the expression " + expression, e);
        }
    }
}
