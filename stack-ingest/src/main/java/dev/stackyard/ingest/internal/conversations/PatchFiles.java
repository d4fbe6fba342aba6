package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.conversation.Conversation;
import dev.stackyard.corpus.conversation.ConversationEvent;
import dev.stackyard.corpus.conversation.LineEdit;
import dev.stackyard.corpus.conversation.PullFile;
import dev.stackyard.corpus.conversation.PullHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of a pull request as far as the API shows them: of each the hunks of a unified diff. The lines of the hunks' old sides,
 * one after another, stand for the base; what lies between them is not known. Only used where no repository has the commits.
 */
final class PatchFiles {

    private record Patch(@Nullable String text, String status) {}

    private final Map<String, Patch> byPath = new TreeMap<>();

    void add(RawEvent file) {
        if (file.path != null) {
            byPath.put(file.path, new Patch(file.hunk, Objects.requireNonNullElse(file.state, "modified")));
        }
    }

    /** The pull request with these files, changed by its last commit. */
    Conversation addTo(Conversation pull) {
        String head = null;
        for (ConversationEvent event : pull.events()) {
            head = event.headCommit() == null ? head : event.headCommit();
        }
        if (byPath.isEmpty() || head == null) {
            return pull;
        }
        List<PullFile> files = new ArrayList<>();
        List<LineEdit> edits = new ArrayList<>();
        byPath.forEach((path, patch) -> {
            boolean deleted = patch.status.equals("removed");
            if (patch.text == null) {
                files.add(PullFile.omitted(path, "missing", deleted));
            } else {
                String base = base(files.size(), patch.text, edits);
                files.add(PullFile.of(path, patch.status.equals("added") ? null : base, deleted));
            }
        });
        return new Conversation(
                pull.kind(),
                pull.repository(),
                pull.number(),
                pull.title(),
                pull.events(),
                files,
                List.of(new PullHead(head, edits)));
    }

    /** Adds the edits of a patch. @return the old sides of its hunks */
    static String base(int file, String patch, List<LineEdit> edits) {
        StringBuilder base = new StringBuilder();
        StringBuilder added = new StringBuilder();
        int line = 0;
        int removed = 0;
        for (String each : (patch + "\n ").split("\n", -1)) { // a last line of context ends the last edit
            char sign = each.isEmpty() ? ' ' : each.charAt(0);
            if (sign == '-') {
                base.append(each, 1, each.length()).append('\n');
                removed++;
                line++;
            } else if (sign == '+') {
                added.append(each, 1, each.length()).append('\n');
            } else if (sign != '\\') {
                if (removed > 0 || added.length() > 0) {
                    edits.add(new LineEdit(file, line - removed, removed, added.toString()));
                    removed = 0;
                    added.setLength(0);
                }
                if (sign == ' ' && !each.isEmpty()) {
                    base.append(each, 1, each.length()).append('\n');
                    line++;
                }
            }
        }
        base.setLength(Math.max(0, base.length() - 1)); // the line that was added above
        return base.toString();
    }
}
