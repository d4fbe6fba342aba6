package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.SpdxExpression;
import dev.stackyard.licenses.internal.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds notices: licences named in a grant, sentences that are a licence's notice, references to licence files.
 * Stateless: may be shared by threads. Linear in the number of words.
 */
public final class NoticeMatcher {

    /*
     * 1. One walk over the words collects what phrases of the lexicon occur: names, with the version read around them,
     *    and rules.
     * 2. A name counts if its surroundings make it a statement about the file (NoticeContext).
     * 3. A name without a version is taken for the versioned one of the same kind that stands nearby: notices repeat
     *    themselves ("You should have received a copy of the GNU General Public License").
     * 4. Names joined by "or", or near a phrase that says "dual licensed", are a choice.
     */
    private static final int GRANT_REACH = 8;
    private static final int NEAR_GRANT = 4;
    private static final int EXCEPTION_REACH = 24;
    private static final int TALK_REACH = 6;
    private static final int SAME_STATEMENT = 10;
    private static final int SAME_NOTICE = 200;
    private static final int CHOICE_REACH = 60;

    private static final double SURE = 1.0;
    private static final double NAMED = 0.9;
    private static final double UNVERSIONED = 0.8;
    private static final double POINTED = 0.5;

    private final NoticeLexicon lexicon = NoticeLexicon.get();
    private final VersionReader versionReader = new VersionReader(lexicon.versions());

    /** The notices in {@code words[from, to)}, in order. */
    public List<Notice> match(byte[] text, Words words, int from, int to, NoticeContext context) {
        List<Mention> mentions = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        List<Integer> choices = new ArrayList<>();
        List<Integer> alternatives = new ArrayList<>();
        int floor = from;
        int i = from;
        while (i < to) {
            int end = i;
            Match match = matchAt(words, i, to);
            if (match != null && match.entry() instanceof NoticeLexicon.RuleEntry found) {
                end = found.rule().kind() == NoticeRule.Kind.REFERENCE ? i : match.end(); // what it says may name a licence
                collect(found.rule(), i, match.end(), words, notices, choices, alternatives);
            } else if (match != null && match.entry() instanceof NoticeLexicon.NameEntry found) {
                Mention mention = versionReader.read(found, words, i, match.end(), floor, to);
                end = match.end();
                if (states(mention, text, words, from, to, context)) {
                    mentions.add(mention);
                    end = mention.endWord();
                }
            } else if (match != null && match.entry() instanceof NoticeLexicon.ExceptionEntry found) {
                end = match.end();
                addException(mentions, found.id(), i, end);
            }
            floor = end > i ? end : floor;
            i = Math.max(i + 1, end);
        }
        notices.addAll(statements(withoutRepeats(mentions), words, choices, alternatives));
        return inOrder(notices);
    }

    /** An exception belongs to the licence that was named just before it. */
    private static void addException(List<Mention> mentions, String id, int first, int end) {
        int last = mentions.size() - 1;
        if (last >= 0 && first - mentions.get(last).endWord() <= EXCEPTION_REACH) {
            mentions.set(last, mentions.get(last).with(id, end));
        }
    }

    private record Match(NoticeLexicon.Entry entry, int end) {}

    /** The rule of lowest number, or else the longest name, that begins at a word; a longer name goes before a rule. */
    private @Nullable Match matchAt(Words words, int at, int to) {
        PhraseTrie<NoticeLexicon.Entry> trie = lexicon.trie();
        Match name = null;
        Match rule = null;
        int lowest = Integer.MAX_VALUE;
        int state = 0;
        for (int i = at; i < to; i++) {
            state = trie.next(state, words.hash(i));
            if (state < 0) {
                break;
            }
            for (NoticeLexicon.Entry entry : trie.values(state)) {
                if (entry instanceof NoticeLexicon.RuleEntry found) {
                    int end = found.rule().number() <= lowest ? endOfPieces(words, i + 1, to, found.rest()) : -1;
                    if (end >= 0) {
                        rule = new Match(entry, end);
                        lowest = found.rule().number();
                    }
                } else if (name == null || name.end() <= i) {
                    name = new Match(entry, i + 1);
                }
            }
        }
        boolean ruleFirst = rule != null && (name == null || rule.end() >= name.end());
        return ruleFirst ? rule : name;
    }

    /** Where a rule ends whose further pieces must follow; -1 if one does not. */
    private static int endOfPieces(Words words, int from, int to, List<NoticeLexicon.Piece> pieces) {
        int at = from;
        for (NoticeLexicon.Piece piece : pieces) {
            int end = -1;
            for (int i = at; i <= at + piece.reach() && end < 0; i++) {
                end = endOfPhrase(words, i, to, piece);
            }
            if (end < 0) {
                return -1;
            }
            at = end;
        }
        return at;
    }

    private static int endOfPhrase(Words words, int at, int to, NoticeLexicon.Piece piece) {
        int end = -1;
        for (int[] phrase : piece.phrases()) {
            if (at + phrase.length <= to && matches(words, at, phrase)) {
                end = Math.max(end, at + phrase.length);
            }
        }
        return end;
    }

    private static boolean matches(Words words, int at, int[] piece) {
        for (int i = 0; i < piece.length; i++) {
            if (words.hash(at + i) != piece[i]) {
                return false;
            }
        }
        return true;
    }

    private static void collect(
            NoticeRule rule,
            int first,
            int end,
            Words words,
            List<Notice> notices,
            List<Integer> choices,
            List<Integer> alternatives) {
        SpdxExpression meaning = rule.meaning();
        switch (rule.kind()) {
            case CHOICE -> choices.add(first);
            case ALTERNATIVE -> alternatives.add(first);
            case NOTICE, REFERENCE -> {
                boolean negated = first > 0 && ContextWords.NEGATION.contains(words.hash(first - 1));
                if (meaning != null && !negated) {
                    boolean reference = rule.kind() == NoticeRule.Kind.REFERENCE;
                    notices.add(new Notice(
                            meaning, reference, false, first, end, reference ? POINTED : SURE, "rule:" + rule.id()));
                }
            }
        }
    }

    /** Whether a mention is a statement about the file rather than talk. */
    private static boolean states(
            Mention mention, byte[] text, Words words, int from, int to, NoticeContext context) {
        if (context == NoticeContext.FIELD) {
            return true;
        }
        boolean tooWeak = mention.weight() == NoticeLexicon.Weight.FIELD
                || mention.weight() == NoticeLexicon.Weight.BRIEF
                || (mention.endWord() < to && ContextWords.TALK.contains(words.hash(mention.endWord())));
        if (tooWeak) {
            return false;
        }
        int first = mention.firstWord();
        boolean granted = false;
        for (int i = first - 1; i >= Math.max(from, first - GRANT_REACH); i--) {
            int word = words.hash(i);
            if (ContextWords.TALK.contains(word) && i >= first - TALK_REACH) {
                return false;
            }
            boolean grant = ContextWords.GRANT.contains(word);
            if (grant && i > from && ContextWords.NEGATION.contains(words.hash(i - 1))) {
                return false;
            }
            granted |= grant && (mention.isFull() || i >= first - NEAR_GRANT);
        }
        return granted
                || isLicensed(mention, words, to)
                || (mention.isFull() && (context == NoticeContext.LICENSE_SECTION || isOwnLine(mention, text, words)));
    }

    private static boolean isLicensed(Mention mention, Words words, int to) {
        return mention.endWord() < to && ContextWords.LICENSED.contains(words.hash(mention.endWord()));
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

    /** Leaves out names without a version, and "only" versions, where the full story is told nearby. */
    private static List<Mention> withoutRepeats(List<Mention> mentions) {
        List<Mention> kept = new ArrayList<>();
        for (Mention mention : mentions) {
            if (mentions.stream().noneMatch(other -> repeats(mention, other))) {
                kept.add(mention);
            }
        }
        return kept;
    }

    /** Whether a mention only says less of what another one says. */
    private static boolean repeats(Mention mention, Mention other) {
        if (Math.abs(mention.firstWord() - other.firstWord()) > SAME_NOTICE) {
            return false;
        }
        boolean same = mention.name() == other.name();
        if (!mention.isVersioned()) {
            return other.isVersioned() && (same || (mention.name().isGnu() && other.name().isGnu()));
        }
        return same && mention.meaning() instanceof SpdxExpression.License one && says(other.meaning(), one.id());
    }

    /** Whether a meaning is a licence's {@code -or-later}, or the licence with an exception. */
    private static boolean says(SpdxExpression meaning, String id) {
        if (meaning instanceof SpdxExpression.License license) {
            return id.endsWith("-only") && license.id().equals(id.replace("-only", "-or-later"));
        }
        return meaning instanceof SpdxExpression.With with && with.license().id().equals(id);
    }

    /** Groups mentions into statements: those joined by "or" are a choice. */
    private static List<Notice> statements(
            List<Mention> mentions, Words words, List<Integer> choices, List<Integer> alternatives) {
        List<Notice> notices = new ArrayList<>();
        int i = 0;
        while (i < mentions.size()) {
            int j = i + 1;
            boolean choice = false;
            while (j < mentions.size() && isJoined(mentions.get(j - 1), mentions.get(j), words)) {
                choice |= isChoice(mentions.get(j - 1), mentions.get(j), words);
                j++;
            }
            List<Mention> group = mentions.subList(i, j);
            choice |= j - i > 1 && isNear(choices, group.get(0).firstWord(), group.get(j - i - 1).endWord());
            if (choice) {
                notices.add(notice(new Choice(group).expression(), group.get(0), group.get(j - i - 1), alternatives));
            } else {
                group.forEach(mention -> notices.add(notice(mention.meaning(), mention, mention, alternatives)));
            }
            i = j;
        }
        return notices;
    }

    private record Choice(List<Mention> mentions) {
        SpdxExpression expression() {
            return anyOf(mentions.stream().map(Mention::meaning).toList());
        }
    }

    private static SpdxExpression anyOf(List<SpdxExpression> expressions) {
        Set<SpdxExpression> choices = new LinkedHashSet<>();
        for (SpdxExpression expression : expressions) {
            if (expression instanceof SpdxExpression.Or or) {
                choices.addAll(or.choices());
            } else {
                choices.add(expression);
            }
        }
        return choices.size() == 1 ? choices.iterator().next() : new SpdxExpression.Or(List.copyOf(choices));
    }

    private static boolean isJoined(Mention one, Mention next, Words words) {
        if (next.firstWord() - one.endWord() > SAME_STATEMENT) {
            return false;
        }
        for (int i = one.endWord(); i < next.firstWord(); i++) {
            if (!ContextWords.CONNECTIVE.contains(words.hash(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isChoice(Mention one, Mention next, Words words) {
        for (int i = one.endWord(); i < next.firstWord(); i++) {
            if (ContextWords.OR.contains(words.hash(i))) {
                return true;
            }
        }
        return next.firstWord() == one.endWord() && one.name() != next.name();
    }

    private static boolean isNear(List<Integer> places, int first, int end) {
        return places.stream().anyMatch(place -> place >= first - CHOICE_REACH && place <= end + SAME_STATEMENT);
    }

    private static Notice notice(SpdxExpression meaning, Mention first, Mention last, List<Integer> alternatives) {
        boolean alternative = alternatives.stream()
                .anyMatch(place -> place < first.firstWord() && place >= first.firstWord() - CHOICE_REACH);
        double score = first.isVersioned() ? NAMED : UNVERSIONED;
        return new Notice(
                meaning,
                false,
                alternative,
                first.firstWord(),
                last.endWord(),
                score,
                "name:" + first.name().name());
    }

    /** Drops references where a licence was found, and puts notices in order. */
    private static List<Notice> inOrder(List<Notice> notices) {
        boolean found = notices.stream().anyMatch(notice -> !notice.isReference());
        return notices.stream()
                .filter(notice -> !(found && notice.isReference()))
                .sorted(java.util.Comparator.comparingInt(Notice::firstWord))
                .toList();
    }
}
