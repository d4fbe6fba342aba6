package dev.stackyard.languages.generate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Turns {@code heuristics.yml} into {@code heuristics.txt}, whose layout {@code Heuristics} documents: named patterns are
 * put in, patterns that are not regular are replaced by {@link LinearRewrite}s.
 *
 * <p>Reads a rule as Linguist's {@code Heuristics.parse_rule} does: the first of {@code and}, {@code pattern}, {@code
 * negative_pattern}, {@code named_pattern} that is there counts, the others are ignored. (A few rules have both {@code
 * pattern} and {@code negative_pattern}; the latter has no effect in Linguist, so it has none here.)
 */
final class HeuristicLines {

    private final Map<String, Object> namedPatterns;
    private final List<String> lines = new ArrayList<>();

    private HeuristicLines(Map<String, Object> namedPatterns) {
        this.namedPatterns = namedPatterns;
    }

    @SuppressWarnings("unchecked")
    static List<String> of(LinguistData data) throws IOException {
        Map<String, Object> root = data.heuristics();
        HeuristicLines result = new HeuristicLines((Map<String, Object>) root.get("named_patterns"));
        ((List<Map<String, Object>>) root.get("disambiguations")).forEach(result::addGroup);
        return result.lines;
    }

    @SuppressWarnings("unchecked")
    private void addGroup(Map<String, Object> group) {
        lines.add("group " + String.join(" ", LinguistData.strings(group.get("extensions"))));
        for (Map<String, Object> rule : (List<Map<String, Object>>) group.get("rules")) {
            lines.add("rule " + String.join("\t", LinguistData.strings(rule.get("language"))));
            addConditions(rule);
        }
    }

    @SuppressWarnings("unchecked")
    private void addConditions(Map<String, Object> rule) {
        if (rule.containsKey("and")) {
            ((List<Map<String, Object>>) rule.get("and")).forEach(this::addConditions);
        } else if (rule.containsKey("pattern")) {
            addCondition("match ", rule.get("pattern"));
        } else if (rule.containsKey("negative_pattern")) {
            addCondition("absent ", rule.get("negative_pattern"));
        } else if (rule.containsKey("named_pattern")) {
            addCondition("match ", namedPatterns.get((String) rule.get("named_pattern")));
        }
    }

    private void addCondition(String keyword, Object alternatives) {
        String prefix = keyword;
        for (String pattern : LinguistData.strings(alternatives)) {
            lines.add(LinearRewrite.find(pattern).map(LinearRewrite::line).orElse(prefix + pattern));
            prefix = "or ";
        }
    }
}
