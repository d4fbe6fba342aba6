package dev.stackyard.licenses.internal.passages;

import dev.stackyard.licenses.FindingKind;
import dev.stackyard.licenses.SpdxExpression;
import dev.stackyard.licenses.SpdxLicenses;
import dev.stackyard.licenses.internal.notices.Notice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the statements of one passage say together: titles and repetitions go, exceptions join their licence, choices and
 * alternatives become one statement.
 */
final class Statements {

    /** Words before a text among which a vague name is its title. */
    private static final int TITLE_REACH = 24;
    /** Share of a passage's words from which on its texts say all. */
    private static final double MOST_OF_PASSAGE = 0.6;
    /** Words after "alternatively" within which the alternative is said. */
    private static final int ALTERNATIVE_REACH = 60;
    /** How many licences a choice is made from at most, and where it must be said: later ones speak of something else. */
    private static final int MAX_CHOICES = 4;

    private static final int CHOICE_REACH = 200;

    /** What an exception without its licence is an exception to. */
    private static final SpdxExpression.License ANY_GPL = new SpdxExpression.License("GPL-1.0-or-later");
    /** Beginnings of the ids of exceptions to permissive licences, by their texts. */
    private static final List<String> OTHER_EXCEPTIONS =
            List.of("LLVM-", "Swift-", "SHL-", "fmt-", "mxml-", "PCRE2-", "MPL-");

    private final List<Statement> all;

    private Statements(List<Statement> all) {
        this.all = all;
    }

    /**
     * Combines.
     *
     * @param statements in any order
     * @param choices words at which the passage says that there is a choice
     * @param alternatives words at which it says that an alternative follows
     * @param words words of the passage
     * @return in order
     */
    static List<Statement> combine(
            List<Statement> statements, List<Integer> choices, List<Integer> alternatives, int words) {
        Statements combined = new Statements(new ArrayList<>(statements));
        combined.all.sort(Comparator.comparingInt(Statement::firstWord).thenComparing(Statement::endWord));
        combined.dropLimits();
        combined.dropReferences();
        combined.dropRemarks();
        combined.dropTitles(words);
        combined.joinExceptions();
        combined.joinAlternatives(alternatives);
        combined.joinChoice(choices);
        combined.dropChosen();
        return combined.all;
    }

    /** A reference to a licence file says nothing where the licence itself is said. */
    private void dropReferences() {
        if (all.stream().anyMatch(statement -> statement.kind() != FindingKind.REFERENCE)) {
            all.removeIf(statement -> statement.kind() == FindingKind.REFERENCE);
        }
    }

    /** "May not be sold" says something about a licence only beside one. */
    private void dropLimits() {
        boolean licensed =
                all.stream().anyMatch(statement -> !isLimit(statement) && statement.kind() != FindingKind.REFERENCE);
        if (!licensed) {
            all.removeIf(Statements::isLimit);
        }
    }

    private static boolean isLimit(Statement statement) {
        return statement.rule().startsWith(Notice.LIMIT);
    }

    /** "In the public domain" says nothing where a licence is named. */
    private void dropRemarks() {
        boolean named = all.stream().anyMatch(statement -> !isRemark(statement));
        if (named) {
            all.removeIf(Statements::isRemark);
        }
    }

    private static boolean isRemark(Statement statement) {
        return statement.isVague() && statement.rule().startsWith("rule:");
    }

    /** "BSD License" over the text of one of them, beside it, or beside a text that is most of the passage. */
    private void dropTitles(int words) {
        List<Statement> texts = all.stream().filter(Statement::isText).toList();
        int covered = texts.stream()
                .mapToInt(text -> text.endWord() - text.firstWord())
                .sum();
        boolean mostly = covered >= words * MOST_OF_PASSAGE;
        all.removeIf(statement -> statement.isVague()
                && (mostly
                        || texts.stream().anyMatch(text -> isTitle(statement, text) || isSameFamily(statement, text))));
    }

    private static boolean isTitle(Statement statement, Statement text) {
        return statement.firstWord() < text.firstWord() && text.firstWord() - statement.endWord() <= TITLE_REACH;
    }

    private static boolean isSameFamily(Statement statement, Statement text) {
        return family(first(statement)).equals(family(first(text)));
    }

    private static String first(Statement statement) {
        return statement.license().ids().iterator().next();
    }

    /** The letters that an id begins with: {@code GPL}, {@code BSD}. */
    private static String family(String id) {
        int end = id.indexOf('-');
        return end < 0 ? id : id.substring(0, end);
    }

    /** The text of an exception belongs to the licence said before it, or else after it. */
    private void joinExceptions() {
        Set<String> exceptions = SpdxLicenses.get().exceptions();
        for (int i = 0; i < all.size(); i++) {
            Statement statement = all.get(i);
            if (statement.license() instanceof SpdxExpression.License license && exceptions.contains(license.id())) {
                int host = host(i, exceptions);
                if (host < 0 && isGnu(statement)) {
                    all.set(
                            i,
                            statement.with(
                                    new SpdxExpression.With(ANY_GPL, license.id()),
                                    statement.firstWord(),
                                    statement.endWord()));
                } else if (host >= 0) {
                    Statement with = all.get(host);
                    SpdxExpression.License base = (SpdxExpression.License) with.license();
                    all.set(
                            host,
                            with.with(
                                    new SpdxExpression.With(base, license.id()),
                                    Math.min(with.firstWord(), statement.firstWord()),
                                    Math.max(with.endWord(), statement.endWord())));
                    all.remove(i);
                    i--;
                }
            }
        }
    }

    /** Nearly all exceptions are to a GNU licence; the others name theirs. */
    private static boolean isGnu(Statement statement) {
        String id = first(statement);
        return OTHER_EXCEPTIONS.stream().noneMatch(id::startsWith);
    }

    private int host(int exception, Set<String> exceptions) {
        for (int i = exception - 1; i >= 0; i--) {
            if (canHost(all.get(i), exceptions)) {
                return i;
            }
        }
        for (int i = exception + 1; i < all.size(); i++) {
            if (canHost(all.get(i), exceptions)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean canHost(Statement statement, Set<String> exceptions) {
        return statement.license() instanceof SpdxExpression.License license
                && license.id().contains("GPL")
                && !exceptions.contains(license.id());
    }

    private void joinAlternatives(List<Integer> alternatives) {
        for (int place : alternatives) {
            for (int i = 1; i < all.size(); i++) {
                int first = all.get(i).firstWord();
                if (first >= place && first - place <= ALTERNATIVE_REACH) {
                    join(i - 1, i + 1);
                    break;
                }
            }
        }
    }

    /**
     * Where the choice is spelled out ("either the MIT licence or the GPL"), texts and notices of the licences between
     * which it is belong to it and nothing else does; otherwise the choice is between all that follows.
     */
    private void joinChoice(List<Integer> choices) {
        boolean said = choices.stream().anyMatch(place -> place <= CHOICE_REACH);
        if (!said) {
            return;
        }
        Optional<Statement> stated = all.stream()
                .filter(statement -> statement.license() instanceof SpdxExpression.Or)
                .findFirst();
        if (stated.isPresent()) {
            Set<String> families = families(stated.get().license());
            all.removeIf(statement -> statement != stated.get() && families.containsAll(families(statement.license())));
        } else {
            long distinct = all.stream().map(Statement::license).distinct().count();
            if (distinct > 1 && distinct <= MAX_CHOICES) {
                join(0, all.size());
            }
        }
    }

    private static Set<String> families(SpdxExpression expression) {
        return expression.ids().stream().map(Statements::family).collect(Collectors.toSet());
    }

    /** Makes one choice of the statements {@code [from, to)}. */
    private void join(int from, int to) {
        Set<SpdxExpression> choices = new LinkedHashSet<>();
        int end = 0;
        for (Statement statement : all.subList(from, to)) {
            end = Math.max(end, statement.endWord());
            if (statement.license() instanceof SpdxExpression.Or or) {
                choices.addAll(or.choices());
            } else {
                choices.add(statement.license());
            }
        }
        Statement first = all.get(from);
        SpdxExpression both = choices.size() == 1 ? first.license() : new SpdxExpression.Or(List.copyOf(choices));
        Statement joined = first.with(both, first.firstWord(), end);
        all.subList(from, to).clear();
        all.add(from, joined);
    }

    /** The texts of licences between which there is a choice do not hold all at once. */
    private void dropChosen() {
        List<Statement> choices = all.stream()
                .filter(statement -> statement.license() instanceof SpdxExpression.Or)
                .toList();
        all.removeIf(statement -> !(statement.license() instanceof SpdxExpression.Or)
                && choices.stream().anyMatch(choice -> choice.license()
                        .ids()
                        .containsAll(statement.license().ids())));
    }
}
