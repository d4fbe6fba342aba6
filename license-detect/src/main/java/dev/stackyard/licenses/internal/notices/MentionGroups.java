package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.SpdxExpression;
import dev.stackyard.licenses.internal.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns mentions into notices: those that stand together with an "or" between, or near words that say "dual licensed", are
 * one choice.
 *
 * @param text what the words were read from
 * @param choices words at which the text says that there is a choice
 */
record MentionGroups(byte[] text, Words words, List<Integer> choices) {

    private static final int SAME_STATEMENT = 10;
    private static final int CHOICE_BEFORE = 60;
    private static final int CHOICE_AFTER = 10;

    private static final double NAMED = 0.9;
    private static final double VAGUE = 0.8;

    List<Notice> notices(List<Mention> mentions) {
        List<Notice> notices = new ArrayList<>();
        int i = 0;
        while (i < mentions.size()) {
            int j = i + 1;
            while (j < mentions.size() && isJoined(mentions.get(j - 1), mentions.get(j))) {
                j++;
            }
            List<Mention> group = mentions.subList(i, j);
            if (isChoice(group)) {
                notices.add(notice(anyOf(group), group.get(0), group.get(group.size() - 1)));
            } else {
                group.forEach(mention -> notices.add(notice(mention.meaning(), mention, mention)));
            }
            i = j;
        }
        return notices;
    }

    private boolean isJoined(Mention one, Mention next) {
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

    private boolean isChoice(List<Mention> group) {
        if (group.size() < 2) {
            return false;
        }
        int first = group.get(0).firstWord();
        int end = group.get(group.size() - 1).endWord();
        boolean said = choices.stream().anyMatch(at -> at >= first - CHOICE_BEFORE && at <= end + CHOICE_AFTER);
        for (int i = 1; i < group.size() && !said; i++) {
            said = hasOr(group.get(i - 1), group.get(i)) || isSlashed(group.get(i - 1), group.get(i));
        }
        return said;
    }

    private boolean hasOr(Mention one, Mention next) {
        for (int i = one.endWord(); i < next.firstWord(); i++) {
            if (ContextWords.OR.contains(words.hash(i))) {
                return true;
            }
        }
        return false;
    }

    /** Two names with a slash between: "MIT/GPL". */
    private boolean isSlashed(Mention one, Mention next) {
        for (int i = words.end(one.endWord() - 1); i < words.start(next.firstWord()); i++) {
            if (text[i] == '/' || text[i] == '|') {
                return next.firstWord() == one.endWord();
            }
        }
        return false;
    }

    private static SpdxExpression anyOf(List<Mention> mentions) {
        Set<SpdxExpression> choices = new LinkedHashSet<>();
        for (Mention mention : mentions) {
            if (mention.meaning() instanceof SpdxExpression.Or or) {
                choices.addAll(or.choices());
            } else {
                choices.add(mention.meaning());
            }
        }
        return choices.size() == 1 ? choices.iterator().next() : new SpdxExpression.Or(List.copyOf(choices));
    }

    private static Notice notice(SpdxExpression meaning, Mention first, Mention last) {
        boolean vague = !first.isVersioned();
        String rule = "name:" + first.name().name();
        return new Notice(meaning, false, vague, first.firstWord(), last.endWord(), vague ? VAGUE : NAMED, rule);
    }
}
