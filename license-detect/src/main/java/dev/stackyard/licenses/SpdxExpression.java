package dev.stackyard.licenses;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A licence expression of the SPDX specification, annex "SPDX license expressions" (version 2.3 grammar, which 3.0
 * keeps). Immutable. {@link #toString} prints it in canonical form: known ids in the list's spelling, operators in upper
 * case, parentheses only where precedence needs them.
 */
public sealed interface SpdxExpression {

    /**
     * One licence.
     *
     * @param id a listed id in the list's spelling, a {@code LicenseRef-} or {@code DocumentRef-…:LicenseRef-…}, or an id
     *     that the list does not have, as it was spelled
     * @param orLater whether {@code +} follows; never for GNU licences, whose ids say so themselves
     */
    record License(String id, boolean orLater) implements SpdxExpression {

        public License(String id) {
            this(id, false);
        }

        @Override
        public String toString() {
            return orLater ? id + "+" : id;
        }
    }

    /** A licence with an exception, which adds permissions to it. */
    record With(License license, String exception) implements SpdxExpression {

        @Override
        public String toString() {
            return license + " WITH " + exception;
        }
    }

    /** All of at least two terms hold at once; no term is itself an {@code And}. */
    record And(List<SpdxExpression> terms) implements SpdxExpression {

        public And {
            terms = List.copyOf(terms);
        }

        @Override
        public String toString() {
            return terms.stream()
                    .map(term -> term instanceof Or ? "(" + term + ")" : term.toString())
                    .collect(Collectors.joining(" AND "));
        }
    }

    /** A choice between at least two alternatives; no alternative is itself an {@code Or}. */
    record Or(List<SpdxExpression> choices) implements SpdxExpression {

        public Or {
            choices = List.copyOf(choices);
        }

        @Override
        public String toString() {
            return choices.stream().map(SpdxExpression::toString).collect(Collectors.joining(" OR "));
        }
    }

    /** Every licence and exception id that occurs, sorted. */
    default Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        collectIds(this, ids);
        return ids;
    }

    private static void collectIds(SpdxExpression expression, Set<String> ids) {
        if (expression instanceof License license) {
            ids.add(license.id());
        } else if (expression instanceof With with) {
            ids.add(with.license().id());
            ids.add(with.exception());
        } else if (expression instanceof And and) {
            and.terms().forEach(term -> collectIds(term, ids));
        } else if (expression instanceof Or or) {
            or.choices().forEach(choice -> collectIds(choice, ids));
        } else {
            throw new IllegalStateException("no such expression: " + expression);
        }
    }
}
