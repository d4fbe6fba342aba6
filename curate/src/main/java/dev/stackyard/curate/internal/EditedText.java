package dev.stackyard.curate.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text under editing that remembers where in the original each character was, so that all that was done to it can be told as
 * cuts of the original. Not thread-safe.
 */
public final class EditedText {

    private static final int INSERTED = -1;

    private String text;
    private int[] origin;
    private final int originalLength;

    public EditedText(String original) {
        this.text = original;
        this.originalLength = original.length();
        this.origin = new int[originalLength];
        Arrays.setAll(origin, index -> index);
    }

    /** The text as it is now. */
    public String text() {
        return text;
    }

    /** Whether nothing was done yet. */
    public boolean isUnchanged() {
        return cuts().isEmpty();
    }

    /** Leaves out what is in a range. */
    public void delete(int from, int to) {
        replace(from, to, "");
    }

    /** Puts a text in the place of a range. */
    public void replace(int from, int to, String replacement) {
        if (from == to && replacement.isEmpty()) {
            return;
        }
        int[] places = new int[origin.length - (to - from) + replacement.length()];
        System.arraycopy(origin, 0, places, 0, from);
        Arrays.fill(places, from, from + replacement.length(), INSERTED);
        System.arraycopy(origin, to, places, from + replacement.length(), origin.length - to);
        origin = places;
        text = text.substring(0, from) + replacement + text.substring(to);
    }

    /** Leaves out several ranges, which are in order and apart. */
    public void deleteAll(List<Range> ranges) {
        if (ranges.isEmpty()) {
            return;
        }
        StringBuilder left = new StringBuilder(text.length());
        int[] places = new int[origin.length];
        int done = 0;
        for (Range range : ranges) {
            System.arraycopy(origin, done, places, left.length(), range.from - done);
            left.append(text, done, range.from);
            done = range.to;
        }
        System.arraycopy(origin, done, places, left.length(), origin.length - done);
        left.append(text, done, text.length());
        text = left.toString();
        origin = Arrays.copyOf(places, text.length());
    }

    /** A range of characters. */
    public record Range(int from, int to) {}

    /** Keeps a range only. */
    public void keep(int from, int to) {
        delete(to, text.length());
        delete(0, from);
    }

    /** A range of the original's characters (UTF-16 units) and what stands in its place; it may be empty, then text is put there. */
    public record Cut(int from, int to, String replacement) {}

    /** What was done, in order. */
    public List<Cut> cuts() {
        List<Cut> cuts = new ArrayList<>();
        int expected = 0;
        int at = 0;
        while (at < origin.length) {
            int inserted = at;
            while (at < origin.length && origin[at] == INSERTED) {
                at++;
            }
            int next = at < origin.length ? origin[at] : originalLength;
            if (at > inserted || next > expected) {
                cuts.add(new Cut(expected, next, text.substring(inserted, at)));
            }
            while (at < origin.length && origin[at] == next) {
                at++;
                next++;
            }
            expected = next;
        }
        if (expected < originalLength) {
            cuts.add(new Cut(expected, originalLength, ""));
        }
        return cuts;
    }
}
