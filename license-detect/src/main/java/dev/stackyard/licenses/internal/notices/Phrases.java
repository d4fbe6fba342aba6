package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.SpdxExpression;
import dev.stackyard.licenses.SpdxExpressionParser;
import dev.stackyard.licenses.SpdxSyntaxException;
import dev.stackyard.licenses.internal.words.WordScanner;
import dev.stackyard.licenses.internal.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the values of rule files: phrases as words, expressions as licences. */
final class Phrases {

    private Phrases() {}

    static int[] words(String phrase) {
        byte[] bytes = phrase.getBytes(StandardCharsets.UTF_8);
        Words words = new Words();
        new WordScanner().scan(bytes, 0, bytes.length, words);
        return words.toHashes();
    }

    /** The words of everything that a pattern stands for. */
    static List<int[]> expand(String pattern) {
        return PhraseExpander.expand(pattern.strip()).stream()
                .map(Phrases::words)
                .toList();
    }

    static SpdxExpression license(String expression) {
        try {
            return SpdxExpressionParser.parse(expression.strip());
        } catch (SpdxSyntaxException e) {
            throw new IllegalStateException("a rule file has the expression " + expression, e);
        }
    }
}
