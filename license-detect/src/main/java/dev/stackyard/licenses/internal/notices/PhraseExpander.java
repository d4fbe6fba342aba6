package dev.stackyard.licenses.internal.notices;

import java.util.ArrayList;
import java.util.List;

/**
 * Spells out the phrases of the rule files: {@code [a] (b|c d) e} is {@code a b e}, {@code b e}, {@code a c d e} and
 * {@code c d e}. Both brackets may nest.
 */
final class PhraseExpander {

    private static final int MAX_PHRASES = 20_000;

    private final String pattern;
    private int at;

    private PhraseExpander(String pattern) {
        this.pattern = pattern;
    }

    /** Every phrase that a pattern stands for. */
    static List<String> expand(String pattern) {
        PhraseExpander expander = new PhraseExpander(pattern);
        List<String> phrases = expander.alternatives();
        if (expander.at < pattern.length()) {
            throw new IllegalStateException("unbalanced brackets in the pattern: " + pattern);
        }
        return phrases.stream()
                .map(phrase -> phrase.strip().replaceAll("\\s+", " "))
                .toList();
    }

    private List<String> alternatives() {
        List<String> all = new ArrayList<>(sequence());
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            all.addAll(sequence());
        }
        return all;
    }

    private List<String> sequence() {
        List<String> phrases = List.of("");
        while (at < pattern.length() && "|)]".indexOf(pattern.charAt(at)) < 0) {
            phrases = append(phrases, element());
        }
        return phrases;
    }

    private List<String> element() {
        char open = pattern.charAt(at);
        if (open == '(' || open == '[') {
            at++;
            List<String> inner = new ArrayList<>(alternatives());
            at++;
            if (open == '[') {
                inner.add("");
            }
            return inner;
        }
        int start = at;
        while (at < pattern.length() && "|()[]".indexOf(pattern.charAt(at)) < 0) {
            at++;
        }
        return List.of(pattern.substring(start, at));
    }

    private static List<String> append(List<String> heads, List<String> tails) {
        List<String> phrases = new ArrayList<>(heads.size() * tails.size());
        for (String head : heads) {
            for (String tail : tails) {
                phrases.add(head + " " + tail);
            }
        }
        if (phrases.size() > MAX_PHRASES) {
            throw new IllegalStateException("a pattern stands for more than " + MAX_PHRASES + " phrases");
        }
        return phrases;
    }
}
