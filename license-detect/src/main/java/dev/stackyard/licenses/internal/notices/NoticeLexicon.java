package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.SpdxExpression;
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

/**
 * All names and rules, from {@code license-names.txt}, {@code notice-rules.txt} and the SPDX list itself. Built once;
 * immutable.
 */
final class NoticeLexicon {

    /** An example of a rule file: a text and the ids that must be found in it, none for a counter-example. */
    record Example(String block, String text, Set<String> ids) {}

    private static final class Holder {
        static final NoticeLexicon INSTANCE = new NoticeLexicon();
    }

    private static final Pattern GAP = Pattern.compile("\\s\\.\\.\\.?\\s");
    private static final int SHORT_REACH = 5;
    private static final int LONG_REACH = 80;

    private final PhraseTrie<LexiconEntry> trie = new PhraseTrie<>();
    private final List<Example> examples = new ArrayList<>();
    private final Versions versions;

    private NoticeLexicon() {
        List<RuleBlock> names = RuleBlock.readAll("license-names.txt");
        List<RuleBlock> rules = RuleBlock.readAll("notice-rules.txt");
        versions = new Versions(versionTexts(names));
        for (int i = 0; i < rules.size(); i++) {
            addRule(rules.get(i), i);
        }
        Set<String> named = new HashSet<>();
        for (RuleBlock block : names) {
            addName(block);
            named.addAll(versionIds(block));
        }
        new ListedNames(trie, named).add();
    }

    static NoticeLexicon get() {
        return Holder.INSTANCE;
    }

    PhraseTrie<LexiconEntry> trie() {
        return trie;
    }

    Versions versions() {
        return versions;
    }

    List<Example> examples() {
        return examples;
    }

    private static Set<String> versionTexts(List<RuleBlock> names) {
        Set<String> texts = new LinkedHashSet<>();
        for (RuleBlock block : names) {
            versionIds(block).forEach(id -> texts.add(versionOf(id)));
        }
        texts.addAll(ListedNames.versions());
        return texts;
    }

    private static List<String> versionIds(RuleBlock block) {
        String ids = block.first("gnu") + " " + block.first("versions");
        return Arrays.stream(ids.strip().split(" ")).filter(id -> !id.isEmpty()).toList();
    }

    private static String versionOf(String id) {
        return id.substring(id.lastIndexOf('-') + 1);
    }

    private void addName(RuleBlock block) {
        String exception = block.first("exception");
        if (!exception.isEmpty()) {
            for (String pattern : block.first("full").split(";")) {
                addPhrases(pattern, new LexiconEntry.ExceptionEntry(exception));
            }
            addExamples(block, exception);
            return;
        }
        boolean gnu = block.has("gnu");
        Map<String, SpdxExpression> byVersion = new LinkedHashMap<>();
        for (String id : versionIds(block)) {
            byVersion.put(versionOf(id), Phrases.license(gnu ? id + "-only" : id));
        }
        String unversioned = block.first(block.has("is") ? "is" : "default");
        LicenseName name =
                new LicenseName(block.first("name"), gnu, byVersion, Phrases.license(unversioned), block.has("is"));
        for (LexiconEntry.Weight weight : LexiconEntry.Weight.values()) {
            for (String pattern :
                    block.first(weight.name().toLowerCase(Locale.ROOT)).split(";")) {
                addPhrases(pattern, new LexiconEntry.NameEntry(name, null, weight));
                if (weight != LexiconEntry.Weight.FULL) {
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
                    addPhrases(
                            word + form + suffix, new LexiconEntry.NameEntry(name, stated, LexiconEntry.Weight.FULL));
                }
            }
        }
    }

    private void addRule(RuleBlock block, int number) {
        NoticeRule.Kind kind = NoticeRule.Kind.valueOf(block.first("kind").toUpperCase(Locale.ROOT));
        String meaning = block.first("is");
        NoticeRule rule =
                new NoticeRule(block.first("rule"), number, kind, meaning.isEmpty() ? null : Phrases.license(meaning));
        for (String find : block.all("find")) {
            Matcher gap = GAP.matcher(find);
            List<LexiconEntry.Piece> rest = new ArrayList<>();
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
            addPhrases(find.substring(0, first), new LexiconEntry.RuleEntry(rule, rest));
        }
        addExamples(block, rule.id());
    }

    private static LexiconEntry.Piece piece(String pattern, int reach) {
        return new LexiconEntry.Piece(Phrases.expand(pattern), reach);
    }

    private void addPhrases(String pattern, LexiconEntry entry) {
        if (!pattern.isBlank()) {
            for (int[] phrase : Phrases.expand(pattern)) {
                trie.add(phrase, entry);
            }
        }
    }

    private void addExamples(RuleBlock block, String name) {
        for (String yes : block.all("yes")) {
            int arrow = yes.lastIndexOf("=>");
            examples.add(new Example(
                    name,
                    yes.substring(0, arrow).strip(),
                    Phrases.license(yes.substring(arrow + 2)).ids()));
        }
        for (String no : block.all("no")) {
            examples.add(new Example(name, no, Set.of()));
        }
    }
}
