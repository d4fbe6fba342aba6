package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.SpdxExpression;
import dev.stackyard.licenses.internal.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds notices: licences named in a grant, sentences that are a licence's notice, references to licence files.
 * Stateless: may be shared by threads. Linear in the number of words.
 */
public final class NoticeMatcher {

    /*
     * 1. One walk over the words collects what phrases of the lexicon occur: names, with the version read around them,
     *    and rules.
     * 2. A name counts if its surroundings make it a statement about the file (MentionFilter).
     * 3. A name without a version is taken for the versioned one of the same kind that stands nearby: notices repeat
     *    themselves ("You should have received a copy of the GNU General Public License").
     * 4. Names joined by "or", or near a phrase that says "dual licensed", are a choice (MentionGroups).
     */
    private static final int EXCEPTION_REACH = 24;
    /**
     * Statements that are taken from one stretch of text at most. Combining them looks at pairs; no text of the 38,000
     * measured has a tenth as many, a generated list of licences has any number.
     */
    private static final int MAX_STATEMENTS = 512;

    private static final double SURE = 1.0;
    private static final double POINTED = 0.5;

    private final NoticeLexicon lexicon = NoticeLexicon.get();
    private final VersionReader versionReader = new VersionReader(lexicon.versions());

    /** What {@code words[from, to)} says; {@code text} is what the words were read from. */
    public NoticeReport match(byte[] text, Words words, int from, int to, NoticeContext context) {
        Walk walk = new Walk(text, words, from, to, context);
        walk.run();
        List<Notice> notices = walk.notices;
        List<Mention> mentions = MentionFilter.withoutRepeats(walk.mentions);
        notices.addAll(new MentionGroups(text, words, walk.choices).notices(mentions));
        notices.sort(Comparator.comparingInt(Notice::firstWord));
        return new NoticeReport(notices, walk.choices, walk.alternatives);
    }

    private record Match(LexiconEntry entry, int end) {}

    /** One walk over some words. */
    private final class Walk {

        private final byte[] text;
        private final Words words;
        private final int from;
        private final int to;
        private final NoticeContext context;
        private final List<Mention> mentions = new ArrayList<>();
        private final List<Notice> notices = new ArrayList<>();
        private final List<Integer> choices = new ArrayList<>();
        private final List<Integer> alternatives = new ArrayList<>();

        Walk(byte[] text, Words words, int from, int to, NoticeContext context) {
            this.text = text;
            this.words = words;
            this.from = from;
            this.to = to;
            this.context = context;
        }

        void run() {
            int floor = from;
            int i = from;
            while (i < to && !isFull()) {
                if (!lexicon.trie().mayBegin(words.hash(i))) {
                    i++;
                    continue;
                }
                Match match = matchAt(i);
                int end = match == null ? i : visit(match, i, floor);
                floor = end > i ? end : floor;
                i = Math.max(i + 1, end);
            }
        }

        private boolean isFull() {
            return mentions.size() + notices.size() + choices.size() + alternatives.size() >= MAX_STATEMENTS;
        }

        /** Takes in what was found at a word and returns where the walk goes on. */
        private int visit(Match match, int first, int floor) {
            if (match.entry() instanceof LexiconEntry.RuleEntry found) {
                addRule(found.rule(), first, match.end());
                // a reference may name the licence in its own words: "governed by a BSD-style license"
                return found.rule().kind() == NoticeRule.Kind.REFERENCE ? first : match.end();
            }
            if (match.entry() instanceof LexiconEntry.ExceptionEntry found) {
                addException(found.id(), first, match.end());
                return match.end();
            }
            if (match.entry() instanceof LexiconEntry.NameEntry found) {
                if (match.end() < to && ContextWords.COMPATIBLE.contains(words.hash(match.end()))) {
                    return match.end();
                }
                Mention mention = versionReader.read(found, words, first, match.end(), floor, to);
                if (MentionFilter.isStatement(mention, text, words, from, to, context)) {
                    mentions.add(mention);
                    return mention.endWord();
                }
                return match.end();
            }
            throw new IllegalStateException("no such entry: " + match.entry());
        }

        /** The rule of lowest number, or else the longest name, that begins at a word; a longer name goes first. */
        private @Nullable Match matchAt(int at) {
            PhraseTrie<LexiconEntry> trie = lexicon.trie();
            Match name = null;
            Match rule = null;
            int lowest = Integer.MAX_VALUE;
            int state = 0;
            for (int i = at; i < to; i++) {
                state = trie.next(state, words.hash(i));
                if (state < 0) {
                    break;
                }
                for (LexiconEntry entry : trie.values(state)) {
                    if (entry instanceof LexiconEntry.RuleEntry found) {
                        int end = found.rule().number() <= lowest ? endOfPieces(i + 1, found.rest()) : -1;
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
        private int endOfPieces(int start, List<LexiconEntry.Piece> pieces) {
            int at = start;
            for (LexiconEntry.Piece piece : pieces) {
                int end = -1;
                for (int i = at; i <= at + piece.reach() && end < 0; i++) {
                    end = endOfPhrase(i, piece);
                }
                if (end < 0) {
                    return -1;
                }
                at = end;
            }
            return at;
        }

        private int endOfPhrase(int at, LexiconEntry.Piece piece) {
            int end = -1;
            for (int[] phrase : piece.phrases()) {
                if (at + phrase.length <= to && matches(at, phrase)) {
                    end = Math.max(end, at + phrase.length);
                }
            }
            return end;
        }

        private boolean matches(int at, int[] phrase) {
            for (int i = 0; i < phrase.length; i++) {
                if (words.hash(at + i) != phrase[i]) {
                    return false;
                }
            }
            return true;
        }

        private void addRule(NoticeRule rule, int first, int end) {
            SpdxExpression meaning = rule.meaning();
            switch (rule.kind()) {
                case CHOICE -> choices.add(first);
                case ALTERNATIVE -> alternatives.add(first);
                case TALK -> {}
                case NOTICE, REMARK, REFERENCE, LIMIT -> {
                    boolean negated = first > from && ContextWords.NEGATION.contains(words.hash(first - 1));
                    if (meaning != null && !negated) {
                        boolean reference = rule.kind() == NoticeRule.Kind.REFERENCE;
                        boolean vague = rule.kind() == NoticeRule.Kind.REMARK || reference;
                        String prefix = rule.kind() == NoticeRule.Kind.LIMIT ? Notice.LIMIT : "rule:";
                        double score = reference ? POINTED : SURE;
                        notices.add(new Notice(meaning, reference, vague, first, end, score, prefix + rule.id()));
                    }
                }
            }
        }

        /** An exception belongs to the licence that was named just before it. */
        private void addException(String id, int first, int end) {
            int last = mentions.size() - 1;
            if (last >= 0 && first - mentions.get(last).endWord() <= EXCEPTION_REACH) {
                mentions.set(last, mentions.get(last).with(id, end));
            }
        }
    }
}
