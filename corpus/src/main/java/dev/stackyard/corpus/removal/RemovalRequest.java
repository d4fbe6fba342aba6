package dev.stackyard.corpus.removal;

import dev.stackyard.corpus.optout.OptOut;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, by whom and how it is to be done.
 *
 * @param rules what to remove; a row that any of them means is removed
 * @param everywhere whether copies of the removed contents in other repositories go as well
 * @param mask whether tokens in the shards are overwritten in place, so that no offset moves, rather than cut out
 * @param reason why, in the words of whoever removes; null if none were given
 * @param request the name of the request in the books of whoever removes, such as a ticket's number; null if it has none
 * @param date when it was requested: ISO-8601, UTC
 */
public record RemovalRequest(
        List<OptOut> rules,
        boolean everywhere,
        boolean mask,
        @Nullable String reason,
        @Nullable String request,
        String date) {

    public RemovalRequest {
        rules = List.copyOf(rules);
    }
}
