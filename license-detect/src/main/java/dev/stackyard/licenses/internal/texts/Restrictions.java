package dev.stackyard.licenses.internal.texts;

import dev.stackyard.licenses.internal.words.WordHash;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that turn a permission into another licence where somebody added them: "for <em>noncommercial</em> use
 * <em>only</em>". Texts that differ by them are not copies of one another, however alike they are otherwise.
 */
final class Restrictions {

    private static final Set<Integer> WORDS = Stream.of(
                    "not",
                    "only",
                    "solely",
                    "noncommercial",
                    "commercial",
                    "prohibited",
                    "forbidden",
                    "military",
                    "nuclear",
                    "weapons",
                    "academic",
                    "educational",
                    "personal",
                    "evaluation",
                    "internal",
                    "purchased",
                    "subscription",
                    "evil",
                    "nonprofit")
            .map(WordHash::of)
            .collect(Collectors.toUnmodifiableSet());

    private Restrictions() {}

    static int count(int[] words, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += WORDS.contains(words[i]) ? 1 : 0;
        }
        return count;
    }

    static int count(LicenseTemplate template, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += WORDS.contains(template.word(i)) ? 1 : 0;
        }
        return count;
    }
}
