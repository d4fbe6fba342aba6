package dev.stackyard.licenses.internal.passages;

import dev.stackyard.licenses.FindingKind;
import dev.stackyard.licenses.LicenseFinding;
import dev.stackyard.licenses.SpdxExpression;
import dev.stackyard.licenses.internal.words.WordSet;
import dev.stackyard.licenses.internal.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells that a licence file holds some licence, though no known one: it uses the words that licences use. So a file with a
 * licence of its own is not taken for one without any.
 */
final class LegalText {

    private static final WordSet VOCABULARY = WordSet.of(
            "license licensed licensor licensee permission permitted granted grant grants warranty warranties"
                    + " liability liable redistribution redistribute distribute copies conditions terms agreement hereby"
                    + " herein damages disclaimer modify reproduce sublicense copyright proprietary rights prohibited");
    private static final int MIN_WORDS = 25;
    private static final int MIN_DISTINCT = 5;
    /** A long agreement of its own that names other licences, as vendors' do for parts: no notice is that long. */
    private static final int AGREEMENT_WORDS = 400;

    private static final int AGREEMENT_DISTINCT = 12;
    private static final double SCORE = 0.5;

    private LegalText() {}

    /** Whether a licence file's words are a licence of which nothing was recognised. */
    static boolean isUnknownLicense(Words words, List<Statement> statements) {
        boolean recognised = statements.stream().anyMatch(statement -> statement.kind() != FindingKind.REFERENCE);
        boolean isText = statements.stream().anyMatch(Statement::isText);
        return recognised
                ? !isText && words.size() >= AGREEMENT_WORDS && distinctLegalWords(words) >= AGREEMENT_DISTINCT
                : words.size() >= MIN_WORDS && distinctLegalWords(words) >= MIN_DISTINCT;
    }

    /** The statement that there is an unknown licence. */
    static Statement unknown(Words words) {
        return new Statement(
                new SpdxExpression.License(LicenseFinding.UNKNOWN_TEXT),
                FindingKind.TEXT,
                true,
                SCORE,
                0,
                words.size(),
                "text:unknown");
    }

    private static int distinctLegalWords(Words words) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            if (VOCABULARY.contains(words.hash(i))) {
                seen.add(words.hash(i));
            }
        }
        return seen.size();
    }
}
