package dev.stackyard.tokenize;

import java.util.List;

/**
 * How a removal changes the shards of a corpus; what {@link ShardErasure} plans and carries out.
 *
 * @param mask whether tokens are overwritten with the end-of-text token, so that no offset moves, rather than cut out
 * @param edits one for each shard that changes
 */
public record ShardEdits(boolean mask, List<ShardEdit> edits) {

    /** Nothing to do. */
    static final ShardEdits NONE = new ShardEdits(false, List.of());

    public ShardEdits {
        edits = List.copyOf(edits);
    }

    /** Names of the shards that change. */
    public List<String> shards() {
        return edits.stream().map(edit -> edit.before().name()).toList();
    }

    /** Rows of the provenance that go. */
    public long segments() {
        return edits.stream().mapToLong(ShardEdit::segments).sum();
    }

    /** Tokens that go, those of paths, names and control tokens included. */
    public long tokens() {
        return edits.stream().mapToLong(ShardEdit::tokens).sum();
    }
}
