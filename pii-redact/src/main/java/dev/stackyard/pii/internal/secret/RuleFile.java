package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Mask;
import dev.stackyard.pii.internal.secret.SecretRule.About;
import dev.stackyard.pii.internal.secret.SecretRule.NamedValueRule;
import dev.stackyard.pii.internal.secret.SecretRule.TokenRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a file of rules. Lines that begin with {@code #} and empty lines say nothing; {@code [id]} begins a rule; all other
 * lines are {@code field = value}:
 *
 * <pre>
 * about     what the secret opens                                                             required
 * source    where its form is documented                                                      required
 * keyword   words of four bytes or more, one of which stands where the rule is tried;         required
 *           x[abc] means xa, xb and xc, \s a space
 * pattern   a {@link TokenPattern} for a secret that its looks give away ...                  one of
 * value     ... or one for the whole value of a name that holds a keyword                     these two
 * before    how many bytes of the match come before the keyword: n or m-n                     0
 * case      ignore: letters of the pattern match in both cases
 * edge      none, left, right or both: where the match must not be part of a longer word      both
 * near      words, one of which must stand nearby
 * check     a {@link Check}                                                                   none
 * entropy   least bits per character                                                          0
 * mask      key or password                                                                   key
 * yes       a text in which the rule finds something; as many as you like                     at least one
 * no        a text in which no rule finds anything
 * </pre>
 *
 * <p>Examples hold no secrets: {@code {base62:36:7}} stands for 36 characters that the test makes up, always the same for
 * the seed 7. What else can stand in braces, {@code ExampleText} in the test tree says.
 */
final class RuleFile {

    private static final Set<String> FIELDS = Set.of(
            "about", "source", "keyword", "pattern", "value", "before", "case", "edge", "near", "check", "entropy",
            "mask", "yes", "no");

    private final String file;
    private final String id;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    private RuleFile(String file, String id) {
        this.file = file;
        this.id = id;
    }

    /**
     * The rules of a file, in its order.
     *
     * @param file its name, for messages
     * @throws IllegalArgumentException if it is malformed; the message names the file and the rule
     */
    static List<SecretRule> parse(String file, String text) {
        List<RuleFile> blocks = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[")) {
                blocks.add(new RuleFile(
                        file, line.strip().substring(1, line.strip().length() - 1)));
            } else {
                blocks.get(blocks.size() - 1).addField(line);
            }
        }
        return blocks.stream().map(RuleFile::rule).toList();
    }

    private void addField(String line) {
        int equals = line.indexOf('=');
        String field = equals < 0 ? line : line.substring(0, equals).strip();
        if (!FIELDS.contains(field)) {
            throw wrong("has no field '" + field + "'");
        }
        fields.computeIfAbsent(field, name -> new ArrayList<>())
                .add(line.substring(equals + 1).strip());
    }

    private SecretRule rule() {
        try {
            About about = new About(
                    id,
                    required("about"),
                    required("source"),
                    Mask.valueOf(optional("mask", "key").toUpperCase(Locale.ROOT)),
                    Double.parseDouble(optional("entropy", "0")),
                    fields.getOrDefault("yes", List.of()),
                    fields.getOrDefault("no", List.of()));
            List<String> keywords = Keywords.expand(required("keyword"));
            boolean ignoreCase = optional("case", "").equals("ignore");
            if (fields.containsKey("value")) {
                return new NamedValueRule(about, keywords, TokenPattern.compile(required("value"), ignoreCase));
            }
            return tokenRule(about, keywords, TokenPattern.compile(required("pattern"), ignoreCase));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    wrong(String.valueOf(e.getMessage())).getMessage(), e);
        }
    }

    private TokenRule tokenRule(About about, List<String> keywords, TokenPattern pattern) {
        String[] before = optional("before", "0").split("-");
        String edge = optional("edge", "both");
        String near = optional("near", "");
        return new TokenRule(
                about,
                keywords,
                pattern,
                Integer.parseInt(before[0]),
                Integer.parseInt(before[before.length - 1]),
                edge.equals("both") || edge.equals("left"),
                edge.equals("both") || edge.equals("right"),
                near.isEmpty() ? List.of() : List.of(near.split(" +")),
                Check.ofName(optional("check", "none")));
    }

    private String required(String field) {
        String value = optional(field, "");
        if (value.isEmpty()) {
            throw wrong("needs the field '" + field + "'");
        }
        return value;
    }

    private String optional(String field, String otherwise) {
        return fields.getOrDefault(field, List.of(otherwise)).get(0);
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(file + ": rule " + id + " " + what);
    }
}
