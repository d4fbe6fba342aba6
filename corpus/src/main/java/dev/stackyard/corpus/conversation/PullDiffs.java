package dev.stackyard.corpus.conversation;

import dev.stackyard.corpus.KeyedHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is shown of a pull request's files, and how their changes read (arXiv 2402.19173, section 5.2; the rules are those of
 * the code released with it, bigcode-project/the-stack-v2 {@code pull_requests_and_issues/render.py}).
 *
 * <ul>
 *   <li>Of the base, the whole file with probability 0.2; otherwise its lines from the first that any head changes to the last,
 *       with up to {@value #MOST_MARGIN} lines before and as many after, each number drawn.
 *   <li>Of a head, hunks with 3 to 9 lines of context, drawn for each file and head. Two changes are in one hunk where the
 *       context before the second reaches the first. Context never goes over another change, nor before what is shown of the
 *       base; lines are counted from there, the first is 1.
 * </ul>
 *
 * The draws depend on the row's number and the file's path alone, so that any caller sees the same.
 */
public final class PullDiffs {

    private static final double WHOLE_FILE = 0.2;
    private static final int MOST_MARGIN = 31;
    private static final int LEAST_CONTEXT = 3;
    private static final int MOST_CONTEXT = 9;

    /** A file's lines, and those of them that are shown. */
    private record Shown(List<String> lines, int from, int to) {}

    private final Conversation pull;
    private final long draw;
    private final TreeMap<Integer, Shown> shown = new TreeMap<>();

    /** @param draw the row's number */
    public PullDiffs(Conversation pull, long draw) {
        this.pull = pull;
        this.draw = draw;
        TreeMap<Integer, int[]> changed = new TreeMap<>();
        for (PullHead head : pull.heads()) {
            for (LineEdit edit : head.edits()) {
                if (isShown(edit)) {
                    int[] range = changed.computeIfAbsent(edit.file(), file -> new int[] {Integer.MAX_VALUE, 0});
                    range[0] = Math.min(range[0], edit.line());
                    range[1] = Math.max(range[1], edit.end());
                }
            }
        }
        changed.forEach((file, range) -> shown.put(file, window(file, range[0], range[1])));
    }

    private boolean isShown(LineEdit edit) {
        return edit.file() < pull.files().size()
                && !pull.files().get(edit.file()).isCut();
    }

    private Shown window(int file, int first, int end) {
        FieldText base = pull.files().get(file).base();
        List<String> lines = lines(base == null ? "" : base.value());
        if (unit("whole-file", file, "") < WHOLE_FILE) {
            return new Shown(lines, 0, lines.size());
        }
        int from = Math.max(0, Math.min(first, lines.size()) - between("lines-before", file, "", 0, MOST_MARGIN));
        int to = Math.min(lines.size(), end + between("lines-after", file, "", 0, MOST_MARGIN));
        return new Shown(lines, from, Math.max(from, to));
    }

    /** Places of the files that some head changes. */
    public List<Integer> files() {
        return List.copyOf(shown.keySet());
    }

    /** What is shown of a file's base. */
    public String base(int file) {
        Shown base = Objects.requireNonNull(shown.get(file));
        return String.join("", base.lines.subList(base.from, base.to));
    }

    /** How many lines of a file's base come before what is shown of it; 0 for a file that is not shown. */
    int skipped(String path) {
        for (Map.Entry<Integer, Shown> each : shown.entrySet()) {
            if (pull.files().get(each.getKey()).path().equals(path)) {
                return each.getValue().from;
            }
        }
        return 0;
    }

    /** A head's changes of a file, each with its header, lines joined by line feeds. */
    List<String> hunks(int file, PullHead head) {
        Shown base = Objects.requireNonNull(shown.get(file));
        int context = between("context", file, head.commit(), LEAST_CONTEXT, MOST_CONTEXT);
        List<List<LineEdit>> groups = groups(file, head, base, context);
        List<String> hunks = new ArrayList<>();
        int grown = 0; // lines that the hunks so far add
        for (int i = 0; i < groups.size(); i++) {
            List<LineEdit> group = groups.get(i);
            int least = i == 0 ? base.from : last(groups.get(i - 1)).end();
            int most = i + 1 == groups.size()
                    ? base.lines.size()
                    : groups.get(i + 1).get(0).line();
            int from = Math.max(least, group.get(0).line() - context);
            int to = Math.min(most, last(group).end() + context);
            hunks.add(hunk(base, group, from, to, grown));
            grown += growth(group);
        }
        return hunks;
    }

    private static List<List<LineEdit>> groups(int file, PullHead head, Shown base, int context) {
        List<List<LineEdit>> groups = new ArrayList<>();
        int reached = -1;
        for (LineEdit edit : head.edits()) {
            if (edit.file() != file || edit.end() > base.lines.size() || edit.line() < Math.max(reached, base.from)) {
                continue; // another file's, or of a row that was tampered with
            }
            if (groups.isEmpty() || edit.line() - context > reached) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(edit);
            reached = edit.end();
        }
        return groups;
    }

    private static LineEdit last(List<LineEdit> group) {
        return group.get(group.size() - 1);
    }

    private static int growth(List<LineEdit> group) {
        return group.stream()
                .mapToInt(edit -> lines(edit.added()).size() - edit.removed())
                .sum();
    }

    private static String hunk(Shown base, List<LineEdit> group, int from, int to, int grown) {
        List<String> body = new ArrayList<>();
        int line = from;
        for (LineEdit edit : group) {
            append(' ', base.lines, line, edit.line(), body);
            append('-', base.lines, edit.line(), edit.end(), body);
            List<String> added = lines(edit.added());
            append('+', added, 0, added.size(), body);
            line = edit.end();
        }
        append(' ', base.lines, line, to, body);
        int oldCount = to - from;
        int start = from - base.from + 1;
        body.add(0, "@@ -" + range(start, oldCount) + " +" + range(start + grown, oldCount + growth(group)) + " @@");
        return String.join("\n", body);
    }

    /** Start and count; without lines, the start is that of the line before, as in git. */
    private static String range(int start, int count) {
        return (count == 0 ? start - 1 : start) + "," + count;
    }

    /** Appends lines with a sign before each. */
    private static void append(char sign, List<String> lines, int from, int to, List<String> body) {
        for (int i = from; i < to; i++) {
            String line = lines.get(i);
            body.add(sign + (line.endsWith("\n") ? line.substring(0, line.length() - 1) : line));
        }
    }

    /** Lines with their line feeds. */
    static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("(?<=\n)"));
    }

    private double unit(String purpose, int file, String commit) {
        return KeyedHash.unit(draw, purpose, pull.files().get(file).path(), commit);
    }

    private int between(String purpose, int file, String commit, int least, int most) {
        return least + (int) (unit(purpose, file, commit) * (most - least + 1));
    }
}
