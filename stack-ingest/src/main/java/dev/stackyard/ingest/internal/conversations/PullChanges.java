package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.Utf8;
import dev.stackyard.corpus.conversation.Conversation;
import dev.stackyard.corpus.conversation.ConversationEvent;
import dev.stackyard.corpus.conversation.LineEdit;
import dev.stackyard.corpus.conversation.PullFile;
import dev.stackyard.corpus.conversation.PullHead;
import dev.stackyard.ingest.internal.git.CommitDiff;
import dev.stackyard.ingest.internal.git.ObjectUnreadableException;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.SwhidFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a pull request what its commits change, out of a repository that has them: files paired by path, compared line by line
 * (JGit's histogram diff). What the pull request is compared with is the commit in which it forks off its base. A commit that
 * the repository does not have is left out; so is a file's text that is binary, no UTF-8 or too long, and then the file says why.
 */
final class PullChanges {

    /** Commits of one pull request that are compared; events name few. */
    private static final int MOST_HEADS = 30;

    private static final int MOST_FILES = 1_000;
    private static final int MOST_LINES = 100_000;

    /** A file with more characters is never shown (The Stack v2's limit is 1,000,000). */
    private static final int LONGEST_FILE = 1_000_000;

    /** Text of all files of a pull request; beyond, files are too large. */
    private static final int MOST_TEXT = 4_000_000;

    private final CommitDiff repository;
    private long text;

    private PullChanges(CommitDiff repository) {
        this.repository = repository;
    }

    /** The pull request with files and heads; as it is if the repository does not have its commits. */
    static Conversation add(Conversation pull, CommitDiff repository) throws IOException {
        ObjectHash base = first(pull, true);
        ObjectHash head = first(pull, false);
        if (base == null || head == null) {
            return pull;
        }
        try {
            return new PullChanges(repository).add(pull, repository.mergeBase(base, head));
        } catch (ObjectUnreadableException | CommitDiff.TooManyChangesException e) {
            return pull;
        }
    }

    private static @Nullable ObjectHash first(Conversation pull, boolean base) {
        for (ConversationEvent event : pull.events()) {
            ObjectHash hash = hash(base ? event.baseCommit() : event.headCommit());
            if (hash != null) {
                return hash;
            }
        }
        return null;
    }

    private static @Nullable ObjectHash hash(@Nullable String hex) {
        try {
            return hex == null ? null : ObjectHash.parse(hex);
        } catch (SwhidFormatException e) {
            return null;
        }
    }

    private Conversation add(Conversation pull, ObjectHash base) throws IOException {
        Map<String, List<CommitDiff.Change>> byPath = new TreeMap<>();
        List<ObjectHash> heads = new ArrayList<>();
        for (ObjectHash head : heads(pull)) {
            try {
                for (CommitDiff.Change change : repository.changes(base, head, MOST_FILES)) {
                    List<CommitDiff.Change> changes = byPath.computeIfAbsent(change.path(), path -> new ArrayList<>());
                    while (changes.size() < heads.size()) {
                        changes.add(new CommitDiff.Change(change.path(), change.base(), change.base()));
                    }
                    changes.add(change);
                }
                heads.add(head);
                fill(byPath, heads.size());
            } catch (ObjectUnreadableException e) {
                if (heads.isEmpty()) {
                    throw e; // without the first there is nothing to begin with
                }
            }
        }
        return compare(pull, heads, byPath);
    }

    /** A file that a head does not change is what it was. */
    private static void fill(Map<String, List<CommitDiff.Change>> byPath, int heads) {
        byPath.forEach((path, changes) -> {
            while (changes.size() < heads) {
                ObjectHash base = changes.get(0).base();
                changes.add(new CommitDiff.Change(path, base, base));
            }
        });
    }

    private static List<ObjectHash> heads(Conversation pull) {
        Set<ObjectHash> heads = new LinkedHashSet<>();
        for (ConversationEvent event : pull.events()) {
            ObjectHash head = hash(event.headCommit());
            if (head != null && heads.size() < MOST_HEADS) {
                heads.add(head);
            }
        }
        return List.copyOf(heads);
    }

    private Conversation compare(Conversation pull, List<ObjectHash> heads, Map<String, List<CommitDiff.Change>> byPath)
            throws IOException {
        List<PullFile> files = new ArrayList<>();
        List<List<LineEdit>> edits = new ArrayList<>();
        heads.forEach(head -> edits.add(new ArrayList<>()));
        for (Map.Entry<String, List<CommitDiff.Change>> file : byPath.entrySet()) {
            addFile(file.getKey(), file.getValue(), files, edits);
        }
        List<PullHead> pullHeads = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            pullHeads.add(new PullHead(heads.get(i).hex(), edits.get(i)));
        }
        return new Conversation(
                pull.kind(), pull.repository(), pull.number(), pull.title(), pull.events(), files, pullHeads);
    }

    private void addFile(String path, List<CommitDiff.Change> changes, List<PullFile> files, List<List<LineEdit>> edits)
            throws IOException {
        ObjectHash base = changes.get(0).base();
        boolean deleted = changes.get(changes.size() - 1).head() == null;
        List<byte[]> texts = new ArrayList<>();
        String omitted = read(base, texts);
        for (CommitDiff.Change change : changes) {
            String reason = read(change.head(), texts);
            omitted = omitted == null ? reason : omitted;
        }
        if (omitted != null) {
            files.add(PullFile.omitted(path, omitted, deleted));
            return;
        }
        int place = files.size();
        byte[] before = texts.get(0);
        files.add(PullFile.of(path, base == null ? null : Utf8Text.of(before), deleted));
        text += before.length;
        for (int i = 0; i < changes.size(); i++) {
            if (!sameContent(changes.get(i))) {
                addEdits(place, before, texts.get(i + 1), edits.get(i));
            }
        }
    }

    private static boolean sameContent(CommitDiff.Change change) {
        return java.util.Objects.equals(change.base(), change.head());
    }

    /** Reads a side of a file, nothing for one that is not there. @return why it cannot be shown; null if it can */
    private @Nullable String read(@Nullable ObjectHash id, List<byte[]> texts) throws IOException {
        byte[] bytes;
        try {
            bytes = id == null ? new byte[0] : repository.content(id);
        } catch (ObjectUnreadableException e) {
            return "missing";
        }
        texts.add(bytes);
        if (bytes.length > LONGEST_FILE || text + bytes.length > MOST_TEXT) {
            return "too-large";
        }
        int lines = 0;
        for (byte each : bytes) {
            if (each == 0) {
                return "binary";
            }
            lines += each == '\n' ? 1 : 0;
        }
        if (lines > MOST_LINES) {
            return "too-large";
        }
        return Utf8.isValid(bytes, 0, bytes.length) ? null : "undecodable";
    }

    private void addEdits(int file, byte[] before, byte[] after, List<LineEdit> edits) {
        RawText from = new RawText(before);
        RawText to = new RawText(after);
        for (Edit edit : new HistogramDiff().diff(RawTextComparator.DEFAULT, from, to)) {
            String added = edit.getLengthB() == 0 ? "" : to.getString(edit.getBeginB(), edit.getEndB(), false);
            edits.add(new LineEdit(file, edit.getBeginA(), edit.getLengthA(), added));
            text += added.length();
        }
    }

    /** Decodes valid UTF-8. */
    private static final class Utf8Text {
        static String of(byte[] bytes) {
            return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
