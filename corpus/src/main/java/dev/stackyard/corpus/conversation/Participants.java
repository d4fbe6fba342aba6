package dev.stackyard.corpus.conversation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part in a conversation: {@code username_0} is the author of its first event, and so on by first appearance. Where a
 * text mentions one of them, {@code @login} in any case or {@code login} as a word of its own, it has the same name.
 */
public final class Participants {

    /** Stands for authors whose account is gone. */
    private static final String GHOST = "ghost";

    private final Map<String, Integer> byLogin = new LinkedHashMap<>();
    /** By lower-case login, since a mention may be in any case. */
    private final Map<String, Integer> byMention = new HashMap<>();

    private Participants() {}

    /** The participants of a conversation. */
    public static Participants of(Conversation conversation) {
        Participants participants = new Participants();
        conversation.events().forEach(event -> participants.add(event.author()));
        return participants;
    }

    private void add(@Nullable String author) {
        String login = author == null ? GHOST : author;
        int next = byLogin.size();
        Integer known = byMention.putIfAbsent(login.toLowerCase(Locale.ROOT), next);
        if (known == null) {
            byLogin.put(login, next);
        }
    }

    /** How many there are. */
    public int count() {
        return byLogin.size();
    }

    /** What an author is called, such as {@code username_0}. */
    String name(ConversationEvent event) {
        String author = event.author();
        String login = author == null ? GHOST : author;
        Integer number = byMention.get(login.toLowerCase(Locale.ROOT));
        return "username_" + (number == null ? byLogin.size() : number);
    }

    /** Who said what: {@code username_1: text}. */
    String said(ConversationEvent event) {
        return name(event) + ": " + masked(event.words());
    }

    /** A text with the participants' logins replaced. */
    String masked(String text) {
        StringBuilder masked = new StringBuilder(text.length() + 16);
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isOfWord(text.charAt(end))) {
                end++;
            }
            if (end == at) {
                masked.append(text.charAt(at++));
            } else {
                appendWord(text, at, end, masked);
                at = end;
            }
        }
        return masked.toString();
    }

    private void appendWord(String text, int start, int end, StringBuilder masked) {
        int wordEnd = end;
        while (wordEnd > start && text.charAt(wordEnd - 1) == '-') {
            wordEnd--; // no login ends in a hyphen: it is punctuation
        }
        String word = text.substring(start, wordEnd);
        boolean mention = start > 0 && text.charAt(start - 1) == '@';
        Integer number = mention ? byMention.get(word.toLowerCase(Locale.ROOT)) : byLogin.get(word);
        if (number == null) {
            masked.append(word);
        } else {
            masked.append("username_").append(number);
        }
        masked.append(text, wordEnd, end);
    }

    private static boolean isOfWord(char each) {
        return Character.isLetterOrDigit(each) || each == '-' || each == '_';
    }
}
