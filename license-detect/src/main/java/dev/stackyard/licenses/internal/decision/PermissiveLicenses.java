package dev.stackyard.licenses.internal.decision;

import dev.stackyard.licenses.SpdxExpression;
import dev.stackyard.licenses.internal.Resources;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which licences are permissive: the 831 keys of ScanCode's licence data 32.0.8 in the categories Permissive and Public
 * Domain, read with the Blue Oak rule (arXiv 2402.19173 section 2.1). Immutable.
 */
public final class PermissiveLicenses {

    private final Set<String> ids = Set.copyOf(Resources.lines("permissive-licenses.txt"));

    /** Whether an id or key is on the list. */
    public boolean contains(String id) {
        return ids.contains(id);
    }

    /**
     * The licences that an expression binds a user to. Of a choice the permissive alternatives are taken, and all if none
     * is. An exception only adds permissions to its licence, so it is not counted beside it.
     */
    public Set<String> binding(SpdxExpression expression) {
        Set<String> licenses = new TreeSet<>();
        collect(expression, licenses);
        return licenses;
    }

    private void collect(SpdxExpression expression, Set<String> licenses) {
        if (expression instanceof SpdxExpression.License license) {
            licenses.add(license.id());
        } else if (expression instanceof SpdxExpression.With with) {
            licenses.add(with.license().id());
        } else if (expression instanceof SpdxExpression.And and) {
            and.terms().forEach(term -> collect(term, licenses));
        } else if (expression instanceof SpdxExpression.Or or) {
            collectChoice(or, licenses);
        } else {
            throw new IllegalStateException("no such expression: " + expression);
        }
    }

    private void collectChoice(SpdxExpression.Or or, Set<String> licenses) {
        boolean chosen = false;
        for (SpdxExpression choice : or.choices()) {
            Set<String> ofChoice = binding(choice);
            if (ids.containsAll(ofChoice)) {
                licenses.addAll(ofChoice);
                chosen = true;
            }
        }
        if (!chosen) {
            or.choices().forEach(choice -> collect(choice, licenses));
        }
    }
}
