package dev.stackyard.curate.internal;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells bots by their logins. Immutable and thread-safe. */
public final class BotNames {

    private final Set<String> authors;
    private final List<String> parts;
    private final List<String> endings;

    /**
     * @param authors logins, exactly
     * @param parts what a login contains, whatever the case
     * @param endings what a login ends in, whatever the case
     */
    public BotNames(List<String> authors, List<String> parts, List<String> endings) {
        this.authors = Set.copyOf(authors);
        this.parts = lower(parts);
        this.endings = lower(endings);
    }

    private static List<String> lower(List<String> texts) {
        return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    /** Whether a login is a bot's; an unknown author is none. */
    public boolean has(@Nullable String login) {
        if (login == null) {
            return false;
        }
        String lower = login.toLowerCase(Locale.ROOT);
        return authors.contains(login)
                || parts.stream().anyMatch(lower::contains)
                || endings.stream().anyMatch(lower::endsWith);
    }
}
