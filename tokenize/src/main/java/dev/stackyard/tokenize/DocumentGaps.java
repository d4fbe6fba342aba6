package dev.stackyard.tokenize;

import dev.stackyard.tokenize.bpe.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Looks at the tokens of a document that are no segment's: they may be end-of-text, and before a segment a control token
 * with the segment's path, before the first also one with a repository's name; nothing else. So no text can be in a shard of
 * which the provenance does not know. Used by one thread.
 */
final class DocumentGaps {

    /** Longest path or name that is read, in tokens; git's own limit for a path is 4,096 bytes. */
    private static final int MOST_TOKENS = 1 << 14;

    /** @param path as the provenance has it, starting with {@code /} */
    record Segment(long firstToken, long end, String path) {}

    private final Tokenizer tokenizer;
    private final ControlIds controls;
    private final Set<String> repositories;

    DocumentGaps(Tokenizer tokenizer, ControlIds controls, Set<String> repositories) {
        this.tokenizer = tokenizer;
        this.controls = controls;
        this.repositories = repositories;
    }

    /** The first token of the first gap that holds something else; -1 if there is none. */
    long firstUnclaimed(MegatronReader reader, int document, List<Segment> segments) throws IOException {
        List<Segment> sorted = new ArrayList<>(segments);
        sorted.sort(Comparator.comparingLong(Segment::firstToken));
        long position = reader.documentStart(document);
        long end = position + reader.documentLength(document);
        for (Segment segment : sorted) {
            if (!isHead(withoutEnds(reader, position, segment.firstToken()), segment.path())) {
                return position;
            }
            position = segment.end();
        }
        return withoutEnds(reader, position, end).isEmpty() ? -1 : position;
    }

    /** The tokens of a range but for end-of-text; at most a few more than a head may have. */
    private List<Integer> withoutEnds(MegatronReader reader, long from, long to) throws IOException {
        List<Integer> left = new ArrayList<>();
        for (long start = from; start < to && left.size() <= MOST_TOKENS; start += MOST_TOKENS) {
            for (int id : reader.tokens(start, (int) Math.min(MOST_TOKENS, to - start))) {
                if (id != controls.end()) {
                    left.add(id);
                }
            }
        }
        return left;
    }

    /** Whether tokens are what comes before a segment: nothing, or {@code [<repo_name>NAME]<file_sep>[PATH\n]}. */
    private boolean isHead(List<Integer> ids, String path) {
        if (ids.isEmpty()) {
            return true;
        }
        int file = ids.indexOf(controls.file());
        if (file < 0 || ids.size() > MOST_TOKENS) {
            return false;
        }
        boolean named = file > 0;
        if (named && (ids.get(0) != controls.repository() || !repositories.contains(text(ids.subList(1, file))))) {
            return false;
        }
        List<Integer> shown = ids.subList(file + 1, ids.size());
        return shown.isEmpty() || text(shown).equals(PartEncoder.shown(path) + "\n");
    }

    private String text(List<Integer> ids) {
        int[] array = ids.stream().mapToInt(Integer::intValue).toArray();
        try {
            return new String(tokenizer.decode(array, 0, array.length), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // a control token among them: no path, and no name either
        }
    }
}
