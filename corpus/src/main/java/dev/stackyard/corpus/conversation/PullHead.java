package dev.stackyard.corpus.conversation;

import java.util.List;

/**
 * What one commit of a pull request changes against the base.
 *
 * @param commit 40 hex digits
 * @param edits by file, then by line
 */
public record PullHead(String commit, List<LineEdit> edits) {

    public PullHead {
        edits = List.copyOf(edits);
    }
}
