package dev.stackyard.licenses;

import dev.stackyard.licenses.internal.files.FileRole;
import dev.stackyard.licenses.internal.files.SourceRegions;
import dev.stackyard.licenses.internal.notices.Notice;
import dev.stackyard.licenses.internal.notices.NoticeContext;
import dev.stackyard.licenses.internal.notices.NoticeMatcher;
import dev.stackyard.licenses.internal.texts.TemplateIndex;
import dev.stackyard.licenses.internal.texts.TextMatch;
import dev.stackyard.licenses.internal.texts.TextMatcher;
import dev.stackyard.licenses.internal.words.WordScanner;
import dev.stackyard.licenses.internal.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Scratch */
public final class LicenseDetector {
    private final TextMatcher texts = new TextMatcher(TemplateIndex.get(), 0.9);
    private final NoticeMatcher notices = new NoticeMatcher();
    private final WordScanner scanner = new WordScanner();
    private final Words words = new Words();

    public List<LicenseFinding> detect(byte[] text, int offset, int length, String path) {
        FileRole role = FileRole.of(path);
        if (role == FileRole.OTHER) {
            SourceRegions.Found found = SourceRegions.find(text, offset, offset + length, 16 << 10, 2 << 10);
            if (!found.tags().isEmpty()) {
                return found.tags();
            }
            List<LicenseFinding> all = new ArrayList<>();
            for (int[] region : found.regions()) {
                all.addAll(read(text, region[0], region[1], NoticeContext.PROSE));
            }
            return all;
        }
        return read(text, offset, offset + length, role == FileRole.LICENSE ? NoticeContext.LICENSE_SECTION : NoticeContext.PROSE);
    }

    public List<LicenseFinding> read(byte[] text, int from, int to, NoticeContext context) {
        words.clear();
        scanner.scan(text, from, to, words);
        List<LicenseFinding> found = new ArrayList<>();
        int at = 0;
        List<TextMatch> matches = texts.match(words, 0, words.size());
        for (TextMatch match : matches) {
            if (match.firstWord() > at) {
                notices(text, at, match.firstWord(), matches.isEmpty() ? context : NoticeContext.PROSE, found);
            }
            at = Math.max(at, match.endWord());
            found.add(new LicenseFinding(new SpdxExpression.License(match.template().id()), FindingKind.TEXT, match.score(), words.start(match.firstWord()), words.end(match.endWord() - 1), "text:" + match.template().id()));
        }
        notices(text, at, words.size(), matches.isEmpty() ? context : NoticeContext.PROSE, found);
        found.sort(Comparator.comparingInt(LicenseFinding::start));
        return found;
    }

    private void notices(byte[] text, int from, int to, NoticeContext context, List<LicenseFinding> found) {
        for (Notice notice : notices.match(text, words, from, to, context)) {
            found.add(new LicenseFinding(notice.meaning(), notice.isReference() ? FindingKind.REFERENCE : FindingKind.NOTICE, notice.score(), words.start(notice.firstWord()), words.end(notice.endWord() - 1), notice.rule()));
        }
    }
}
