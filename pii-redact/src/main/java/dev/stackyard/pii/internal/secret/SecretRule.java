package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Mask;
import java.util.List;

/**
 * A rule of the rule files: what some kind of secret looks like. The files' format is described in {@link RuleFile}.
 *
 * @see TokenRule
 * @see NamedValueRule
 */
sealed interface SecretRule {

    About about();

    /** Lower-case words of at least four bytes; the rule is tried where one of them stands. */
    List<String> keywords();

    /**
     * What all rules have.
     *
     * @param id its name in spans and reports, such as {@code github-token}
     * @param description what the secret opens, for people
     * @param source where the form is documented
     * @param mask what stands in its place
     * @param entropy least Shannon entropy of the secret, in bits per character
     * @param positives texts in which the rule, and no other, finds something
     * @param negatives texts in which no rule finds anything
     */
    record About(
            String id,
            String description,
            String source,
            Mask mask,
            double entropy,
            List<String> positives,
            List<String> negatives) {}

    /**
     * A secret that can be told by its own looks.
     *
     * @param pattern matches it, and possibly something on both sides
     * @param leastBefore fewest bytes of the match that come before the keyword
     * @param mostBefore most bytes of the match that come before the keyword
     * @param leftEdge whether the match must not begin in the middle of a word
     * @param rightEdge whether the match must not end in the middle of a word
     * @param near if not empty, one of these lower-case words must stand within {@value SecretScanner#NEAR_BYTES} bytes
     */
    record TokenRule(
            About about,
            List<String> keywords,
            TokenPattern pattern,
            int leastBefore,
            int mostBefore,
            boolean leftEdge,
            boolean rightEdge,
            List<String> near,
            Check check)
            implements SecretRule {}

    /**
     * A secret that is told by the name it is given: one of the keywords stands in the name, and the value has a form.
     *
     * @param value matches the whole value
     */
    record NamedValueRule(About about, List<String> keywords, TokenPattern value) implements SecretRule {}
}
