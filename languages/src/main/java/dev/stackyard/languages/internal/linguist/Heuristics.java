package dev.stackyard.languages.internal.linguist;

import dev.stackyard.languages.internal.NameTable;
import dev.stackyard.languages.internal.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Patterns that tell apart the languages which share an extension (Linguist's {@code heuristics.yml}).
 *
 * <p>Resource {@code heuristics.txt}, one item per line: {@code group} with the extensions that the rules after it are
 * for; {@code rule} with the rule's languages, separated by tabs; then its conditions, which must all hold: {@code
 * match} a pattern, or {@code absent}, each followed by alternatives with {@code or}; or {@code scan vim-help}. A rule
 * without conditions always holds.
 *
 * <p>Immutable and thread-safe. A group is compiled when it is first needed.
 */
public final class Heuristics {

    /** How much of a file is looked at: Linguist's {@code HEURISTICS_CONSIDER_BYTES}. */
    public static final int CONSIDERED_BYTES = 50 * 1024;

    private final NameTable<Lazy> byExtension;

    private Heuristics(LanguageTable languages, List<String> lines) {
        Map<String, Lazy> groups = new HashMap<>();
        int start = 0;
        for (int i = 1; i <= lines.size(); i++) {
            if (i == lines.size() || lines.get(i).startsWith("group ")) {
                Lazy group = new Lazy(languages, lines.subList(start + 1, i));
                for (String extension :
                        lines.get(start).substring("group ".length()).split(" ")) {
                    groups.putIfAbsent(LanguageTable.lastExtension(extension), group);
                }
                start = i;
            }
        }
        this.byExtension = new NameTable<>(groups, true);
    }

    /** Loads the resource once, when first asked. */
    private static final class Shared {
        static final Heuristics HEURISTICS = new Heuristics(LanguageTable.shared(), Resources.lines("heuristics.txt"));
    }

    public static Heuristics shared() {
        return Shared.HEURISTICS;
    }

    /**
     * The languages that the rules for a file's extension decide on; empty if there are none or none holds.
     *
     * @param lastDot position of the file name's last dot in the path, or -1
     */
    public Candidates decide(String path, int lastDot, byte[] text, int from, int to) {
        if (lastDot < 0) {
            return Candidates.ANY;
        }
        Lazy group = byExtension.find(path, lastDot, NameTable.foldedHash(path, lastDot));
        return group == null ? Candidates.ANY : group.get().decide(text, from, Math.min(to, from + CONSIDERED_BYTES));
    }

    /** A group that is compiled when first asked for. */
    private static final class Lazy {

        private final LanguageTable languages;
        private final List<String> lines;
        private volatile @Nullable HeuristicGroup group;

        Lazy(LanguageTable languages, List<String> lines) {
            this.languages = languages;
            this.lines = lines;
        }

        HeuristicGroup get() {
            HeuristicGroup known = group;
            if (known == null) {
                known = new GroupReader(languages).read(lines);
                group = known;
            }
            return known;
        }
    }

    /** Reads the lines of one group after its first. */
    private static final class GroupReader {

        private final LanguageTable languages;
        private final List<HeuristicRule> rules = new ArrayList<>();
        private final List<List<String>> leaves = new ArrayList<>();
        private long scanned;
        private Candidates ruleLanguages = Candidates.ANY;
        private List<HeuristicRule.Condition> conditions = new ArrayList<>();

        GroupReader(LanguageTable languages) {
            this.languages = languages;
        }

        HeuristicGroup read(List<String> lines) {
            lines.forEach(this::readLine);
            endRule();
            return new HeuristicGroup(rules, leaves, scanned);
        }

        private void readLine(String line) {
            int blank = line.indexOf(' ');
            String argument = line.substring(blank + 1);
            switch (line.substring(0, blank)) {
                case "rule" -> {
                    endRule();
                    ruleLanguages = languagesOf(argument);
                }
                case "match" -> addLeaf(argument, true);
                case "absent" -> addLeaf(argument, false);
                case "or" -> leaves.get(leaves.size() - 1).add(argument);
                case "scan" -> {
                    addLeaf(null, true);
                    scanned |= 1L << (leaves.size() - 1);
                }
                default -> throw new IllegalStateException("heuristics.txt: " + line);
            }
        }

        private void addLeaf(@Nullable String pattern, boolean present) {
            conditions.add(new HeuristicRule.Condition(leaves.size(), present));
            List<String> alternatives = new ArrayList<>();
            if (pattern != null) {
                alternatives.add(pattern);
            }
            leaves.add(alternatives);
        }

        private void endRule() {
            if (!ruleLanguages.isEmpty()) {
                rules.add(new HeuristicRule(ruleLanguages, conditions));
                conditions = new ArrayList<>();
            }
        }

        private Candidates languagesOf(String names) {
            Candidates result = Candidates.ANY;
            for (String name : names.split("\t")) {
                int language = languages.indexOf(name);
                if (language < 0) {
                    throw new IllegalStateException("heuristics.txt names an unknown language: " + name);
                }
                result = result.with(language);
            }
            return result;
        }
    }
}
