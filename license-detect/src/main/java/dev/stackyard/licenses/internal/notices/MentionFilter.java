package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.SpdxExpression;
import dev.stackyard.licenses.internal.words.Words;
import java.util.ArrayList;
import java.util.List;

/** Which names of licences are statements about the file, and which are talk or repetition. */
final class MentionFilter {

    /** Words before a name among which one must grant. */
    private static final int GRANT_REACH = 8;
    /** The same for a name that is an ordinary word too. */
    private static final int SHORT_GRANT_REACH = 4;
    /** Words before a name of which none may be talk. */
    private static final int TALK_REACH = 6;
    /** Mentions that are further apart are different notices. */
    private static final int SAME_NOTICE = 200;

    private MentionFilter() {}

    /** Whether a mention in {@code words[from, to)} is a statement about the file. */
    static boolean isStatement(Mention mention, byte[] text, Words words, int from, int to, NoticeContext context) {
        if (context == NoticeContext.FIELD) {
            return true;
        }
        return switch (mention.weight()) {
            case FIELD, BRIEF -> false;
            case FULL ->
                !isTalk(mention, words, from, to)
                        && (isGranted(mention, words, from, to, GRANT_REACH)
                                || context == NoticeContext.LICENSE_SECTION
                                || isOwnLine(mention, text, words));
            case SHORT -> !isTalk(mention, words, from, to) && isGranted(mention, words, from, to, SHORT_GRANT_REACH);
        };
    }

    private static boolean isTalk(Mention mention, Words words, int from, int to) {
        if (mention.endWord() < to && ContextWords.TALK.contains(words.hash(mention.endWord()))) {
            return true;
        }
        int first = mention.firstWord();
        for (int i = first - 1; i >= Math.max(from, first - GRANT_REACH); i--) {
            int word = words.hash(i);
            boolean denied = ContextWords.GRANT.contains(word) && isNegated(words, from, i);
            if (denied || (ContextWords.TALK.contains(word) && i >= first - TALK_REACH)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNegated(Words words, int from, int grant) {
        return (grant > from && ContextWords.NEGATION.contains(words.hash(grant - 1)))
                || (grant > from + 1 && ContextWords.NEGATION.contains(words.hash(grant - 2)));
    }

    private static boolean isGranted(Mention mention, Words words, int from, int to, int reach) {
        boolean isLicensed = mention.endWord() < to && ContextWords.LICENSED.contains(words.hash(mention.endWord()));
        if (isLicensed && !isAttribute(mention, words, from)) {
            return true;
        }
        for (int i = mention.firstWord() - 1; i >= Math.max(from, mention.firstWord() - reach); i--) {
            if (ContextWords.GRANT.contains(words.hash(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name that "licensed" follows says what another thing is: "unlike the GPL-licensed parser". */
    private static boolean isAttribute(Mention mention, Words words, int from) {
        return ContextWords.PARTICIPLE.contains(words.hash(mention.endWord()))
                && mention.firstWord() > from
                && ContextWords.OTHER_THING.contains(words.hash(mention.firstWord() - 1));
    }

    /** Whether nothing else stands on the lines of a mention. */
    private static boolean isOwnLine(Mention mention, byte[] text, Words words) {
        int first = mention.firstWord();
        int end = mention.endWord();
        boolean begins = first == 0 || hasNewline(text, words.end(first - 1), words.start(first));
        boolean ends = end == words.size() || hasNewline(text, words.end(end - 1), words.start(end));
        return begins && ends;
    }

    private static boolean hasNewline(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Leaves out mentions that say less of what another one nearby says. */
    static List<Mention> withoutRepeats(List<Mention> mentions) {
        List<Mention> kept = new ArrayList<>();
        for (Mention mention : mentions) {
            if (mentions.stream().noneMatch(other -> repeats(mention, other))) {
                kept.add(mention);
            }
        }
        return kept;
    }

    private static boolean repeats(Mention mention, Mention other) {
        if (Math.abs(mention.firstWord() - other.firstWord()) > SAME_NOTICE) {
            return false;
        }
        boolean same = mention.name() == other.name();
        if (!mention.isVersioned()) {
            return other.isVersioned()
                    && (same || (mention.name().isGnu() && other.name().isGnu()));
        }
        return same
                && other.isVersioned()
                && mention.meaning() instanceof SpdxExpression.License one
                && saysMore(other.meaning(), one.id());
    }

    /** Whether a meaning is a licence's {@code -or-later}, or the licence with an exception. */
    private static boolean saysMore(SpdxExpression meaning, String id) {
        if (meaning instanceof SpdxExpression.License license) {
            return id.endsWith("-only") && license.id().equals(id.replace("-only", "-or-later"));
        }
        return meaning instanceof SpdxExpression.With with
                && with.license().id().equals(id);
    }
}
