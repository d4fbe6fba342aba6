package dev.stackyard.licenses.internal.passages;

import dev.stackyard.licenses.FindingKind;
import dev.stackyard.licenses.LicenseFinding;
import dev.stackyard.licenses.SpdxExpression;
import dev.stackyard.licenses.internal.notices.Notice;
import dev.stackyard.licenses.internal.notices.NoticeContext;
import dev.stackyard.licenses.internal.notices.NoticeMatcher;
import dev.stackyard.licenses.internal.notices.NoticeReport;
import dev.stackyard.licenses.internal.texts.TemplateIndex;
import dev.stackyard.licenses.internal.texts.TextMatch;
import dev.stackyard.licenses.internal.texts.TextMatcher;
import dev.stackyard.licenses.internal.words.WordScanner;
import dev.stackyard.licenses.internal.words.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads passages: first licence texts, then notices in what is left. Remembers what passages of the same words said, as
 * the headers of a project's files are the same but for the copyright line. Not thread-safe: owns its scratch memory.
 */
public final class PassageReader {

    /** Fewer words than this are no licence text. */
    private static final int SHORTEST_TEXT = 12;

    private final WordScanner scanner = new WordScanner();
    private final Words words = new Words();
    private final TextMatcher texts;
    private final NoticeMatcher notices = new NoticeMatcher();
    private final PassageMemory memory;
    private final @Nullable CopyMemory copies;

    /**
     * @param threshold lowest score of a licence text, more than 0 and at most 1
     * @param memorySize passages that are remembered at most; 0 for none
     */
    public PassageReader(double threshold, int memorySize) {
        this.texts = new TextMatcher(TemplateIndex.get(), threshold);
        this.memory = new PassageMemory(memorySize);
        this.copies = memorySize == 0 ? null : new CopyMemory();
    }

    /** What {@code text[from, to)} says; places are indexes into {@code text}. */
    public List<LicenseFinding> read(byte[] text, int from, int to, NoticeContext context) {
        return copies == null
                ? readAnew(text, from, to, context)
                : copies.recall(text, from, to, context, () -> readAnew(text, from, to, context));
    }

    private List<LicenseFinding> readAnew(byte[] text, int from, int to, NoticeContext context) {
        words.clear();
        scanner.scan(text, from, to, words);
        List<Statement> statements = memory.recall(words, context, () -> statements(text, context));
        List<LicenseFinding> findings = new ArrayList<>(statements.size());
        for (Statement statement : statements) {
            findings.add(new LicenseFinding(
                    statement.license(),
                    statement.kind(),
                    statement.score(),
                    words.start(statement.firstWord()),
                    words.end(statement.endWord() - 1),
                    statement.rule()));
        }
        return findings;
    }

    private List<Statement> statements(byte[] text, NoticeContext context) {
        List<TextMatch> matches = words.size() < SHORTEST_TEXT ? List.of() : texts.match(words, 0, words.size());
        NoticeContext around = matches.isEmpty() ? context : NoticeContext.PROSE;
        Collector collector = new Collector(text);
        int at = 0;
        for (TextMatch match : matches) {
            collector.addNotices(at, match.firstWord(), around);
            collector.addText(match);
            at = Math.max(at, match.endWord());
        }
        collector.addNotices(at, words.size(), around);
        List<Statement> combined =
                Statements.combine(collector.statements, collector.choices, collector.alternatives, words.size());
        if (context == NoticeContext.LICENSE_SECTION && LegalText.isUnknownLicense(words, combined)) {
            combined.add(LegalText.unknown(words));
        }
        return combined;
    }

    /** Gathers the statements of one passage. */
    private final class Collector {

        private final byte[] text;
        private final List<Statement> statements = new ArrayList<>();
        private final List<Integer> choices = new ArrayList<>();
        private final List<Integer> alternatives = new ArrayList<>();

        Collector(byte[] text) {
            this.text = text;
        }

        void addText(TextMatch match) {
            String id = match.template().id();
            boolean changed = match.isRestricted();
            statements.add(new Statement(
                    new SpdxExpression.License(changed ? LicenseFinding.UNKNOWN_TEXT : id),
                    FindingKind.TEXT,
                    false,
                    match.score(),
                    match.firstWord(),
                    match.endWord(),
                    changed ? "text:" + id + " with restrictions added" : "text:" + id));
        }

        void addNotices(int from, int to, NoticeContext context) {
            if (from >= to) {
                return;
            }
            NoticeReport report = notices.match(text, words, from, to, context);
            for (Notice notice : report.notices()) {
                statements.add(new Statement(
                        notice.meaning(),
                        notice.isReference() ? FindingKind.REFERENCE : FindingKind.NOTICE,
                        notice.isVague(),
                        notice.score(),
                        notice.firstWord(),
                        notice.endWord(),
                        context == NoticeContext.LICENSE_SECTION
                                ? notice.rule().replace(Notice.LIMIT, "rule:")
                                : notice.rule()));
            }
            choices.addAll(report.choices());
            alternatives.addAll(report.alternatives());
        }
    }
}
