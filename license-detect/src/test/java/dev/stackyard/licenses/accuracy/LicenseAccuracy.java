package dev.stackyard.licenses.accuracy;

import dev.stackyard.licenses.LicenseDetector;
import dev.stackyard.licenses.LicenseFinding;
import dev.stackyard.licenses.LicensePolicy;
import dev.stackyard.licenses.LicenseType;
import dev.stackyard.licenses.LicensesSettings;
import dev.stackyard.licenses.SpdxExpression;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How often do we say what ScanCode's people say?
 *
 * <p>Read the table so: <em>same set</em> is the share of files with just the expected ids; <em>decision</em> the share
 * with the expected outcome (permissive, non-permissive, none). Of the files that differ, <em>leaked</em> should be
 * non-permissive and are called permissive, which is the worst; in <em>missed</em> ones a non-permissive licence was not seen;
 * <em>lost</em> ones are permissive and called non-permissive; <em>invented</em> ones say nothing and are said to. Half of
 * the files, by a hash of the name, is held out: nobody looks at its errors.
 *
 * <pre>
 * mvn -pl license-detect -am test-compile dependency:build-classpath -Dmdep.outputFile=/tmp/cp
 * java -cp license-detect/target/test-classes:license-detect/target/classes:$(cat /tmp/cp) \
 *     dev.stackyard.licenses.accuracy.LicenseAccuracy SCANCODE_CHECKOUT [KIND [OUTCOME]]
 * </pre>
 *
 * With a kind, such as {@code notice}, the errors of the tuned half are listed; with an outcome such as {@code leaked}
 * only those of that outcome.
 */
public final class LicenseAccuracy {

    private static final int SHOWN_BYTES = 600;

    private final LicenseDetector detector = new LicenseDetector(LicensesSettings.defaults());
    private final LicensePolicy policy = new LicensePolicy(LicensesSettings.defaults());
    private final Map<String, Tally> tallies = new TreeMap<>();
    private final PrintStream out;

    private LicenseAccuracy(PrintStream out) {
        this.out = out;
    }

    /** See the class's comment. */
    public static void main(String[] arguments) throws IOException {
        ScanCodeSuite suite = new ScanCodeSuite(Path.of(arguments[0]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        LicenseAccuracy accuracy = new LicenseAccuracy(out);
        String listed = arguments.length > 1 ? arguments[1] : "";
        String outcome = arguments.length > 2 ? arguments[2] : "";
        for (LabelledFile file : suite.files()) {
            accuracy.measure(file, file.kind().equals(listed), outcome);
        }
        out.println(Tally.heading());
        accuracy.tallies.forEach((title, tally) -> out.println(tally.line(title)));
        out.println(suite.unreadable() + " labels could not be read");
    }

    private void measure(LabelledFile file, boolean isListed, String outcome) {
        List<LicenseFinding> findings = detector.detect(file.text(), 0, file.text().length, file.path());
        List<SpdxExpression> found =
                findings.stream().map(LicenseFinding::license).toList();
        LicenseType expectedType = type(file.expected());
        LicenseType foundType = type(found);
        String title = file.kind() + (file.isHeldOut() ? ", held out" : ", tuned on");
        tallies.computeIfAbsent(title, unused -> new Tally())
                .add(ids(file.expected()), ids(found), expectedType, foundType);
        if (isListed
                && !file.isHeldOut()
                && expectedType != foundType
                && outcome(expectedType, foundType).startsWith(outcome)) {
            out.println("== " + file.name() + " " + outcome(expectedType, foundType) + "\nexpected " + file.expected()
                    + "\nfound    " + findings);
            out.println(new String(file.text(), 0, Math.min(SHOWN_BYTES, file.text().length), StandardCharsets.UTF_8));
        }
    }

    private static String outcome(LicenseType expected, LicenseType found) {
        return switch (expected) {
            case NON_PERMISSIVE -> found == LicenseType.PERMISSIVE ? "leaked" : "missed";
            case PERMISSIVE -> found == LicenseType.NON_PERMISSIVE ? "lost" : "unseen";
            case NO_LICENSE -> "invented";
        };
    }

    private LicenseType type(Collection<SpdxExpression> expressions) {
        Set<String> applicable = new TreeSet<>();
        expressions.forEach(expression -> applicable.addAll(policy.applicable(expression)));
        return policy.type(applicable);
    }

    private static Set<String> ids(Collection<SpdxExpression> expressions) {
        Set<String> ids = new TreeSet<>();
        expressions.forEach(expression -> ids.addAll(expression.ids()));
        return ids;
    }
}
