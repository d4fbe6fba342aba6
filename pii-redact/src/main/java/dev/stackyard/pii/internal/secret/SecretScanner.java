package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Findings;
import dev.stackyard.pii.internal.scan.Scanner;
import dev.stackyard.pii.internal.scan.Text;
import dev.stackyard.pii.internal.secret.SecretRule.NamedValueRule;
import dev.stackyard.pii.internal.secret.SecretRule.TokenRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds private keys and credentials: one pass of {@link KeywordIndex} over the text, and where a keyword stands, the
 * probes that asked for it. Immutable and thread-safe.
 */
public final class SecretScanner implements Scanner {

    /** How far from a secret the words of a rule's field {@code near} may stand. */
    static final int NEAR_BYTES = 256;

    private final KeywordIndex index;
    private final int[] lengths;
    private final Probe[][] probes;

    private SecretScanner(Map<String, List<Probe>> byKeyword) {
        List<String> keywords = List.copyOf(byKeyword.keySet());
        this.index = new KeywordIndex(keywords);
        this.lengths = keywords.stream().mapToInt(String::length).toArray();
        this.probes = byKeyword.values().stream()
                .map(list -> list.toArray(Probe[]::new))
                .toArray(Probe[][]::new);
    }

    /**
     * A scanner with the rules that come with the program.
     *
     * @param privateKeys whether to look for private keys
     * @param credentials whether to look for credentials
     */
    public static SecretScanner of(boolean privateKeys, boolean credentials) {
        Map<String, List<Probe>> byKeyword = new LinkedHashMap<>();
        if (privateKeys) {
            add(byKeyword, PrivateKeyProbe.KEYWORDS, new PrivateKeyProbe());
        }
        if (credentials) {
            for (SecretRule rule : RuleBook.rules()) {
                add(byKeyword, rule.keywords(), probe(rule));
            }
            add(byKeyword, UrlProbe.KEYWORDS, new UrlProbe());
            add(byKeyword, AssignmentProbe.KEYWORDS, new AssignmentProbe());
        }
        return new SecretScanner(byKeyword);
    }

    /** The names of all credential rules, sorted: those of the rule files, and those that are built in. */
    public static SortedSet<String> ruleIds() {
        SortedSet<String> ids = new TreeSet<>(List.of(
                AssignmentProbe.PASSWORD_RULE,
                AssignmentProbe.SECRET_RULE,
                UrlProbe.PASSWORD_RULE,
                UrlProbe.TOKEN_RULE));
        RuleBook.rules().forEach(rule -> ids.add(rule.about().id()));
        return ids;
    }

    private static Probe probe(SecretRule rule) {
        if (rule instanceof TokenRule token) {
            return new TokenProbe(token);
        }
        if (rule instanceof NamedValueRule named) {
            return new NamedValueProbe(named);
        }
        throw new IllegalStateException("no probe for " + rule);
    }

    private static void add(Map<String, List<Probe>> byKeyword, List<String> keywords, Probe probe) {
        for (String keyword : keywords) {
            byKeyword.computeIfAbsent(keyword, word -> new ArrayList<>()).add(probe);
        }
    }

    @Override
    public void scan(Text text, Findings findings) {
        SecretScan scan = new SecretScan(text, findings);
        index.scan(text.bytes(), text.start(), text.end(), (keyword, start) -> {
            for (Probe probe : probes[keyword]) {
                probe.probe(scan, start, start + lengths[keyword]);
            }
        });
    }
}
