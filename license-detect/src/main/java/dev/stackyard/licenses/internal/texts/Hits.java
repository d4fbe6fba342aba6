package dev.stackyard.licenses.internal.texts;

import java.util.Arrays;

/**
 * Which grams of a stretch of a file occur in which templates. Hits of one template lie together, in the order of the
 * file; those of one word with falling positions. Reused; used by one thread.
 */
final class Hits {

    private final TemplateIndex index;
    private int[] words = new int[1 << 12];
    private int[] postings = new int[1 << 12];
    private int size;
    private int[] byTemplate = new int[1 << 12];
    private final int[] ends;
    private int[] picks = new int[1 << 10];
    private int pickCount;

    Hits(TemplateIndex index) {
        this.index = index;
        this.ends = new int[index.templateCount() + 1];
    }

    /** Forgets what was there and looks up the grams of {@code fileWords[from, to)}. */
    void collect(int[] fileWords, int from, int to) {
        size = 0;
        pickCount = 0;
        Minimizers.pick(fileWords, from, to, this::lookUp);
        groupByTemplate();
    }

    private void lookUp(int position, int hash) {
        if (pickCount == picks.length) {
            picks = Arrays.copyOf(picks, pickCount * 2);
        }
        picks[pickCount++] = position;
        int i = index.firstPosting(hash);
        while (i >= 0) {
            int posting = index.posting(i);
            add(position, posting < 0 ? ~posting : posting);
            i = posting < 0 ? -1 : i + 1;
        }
    }

    private void add(int word, int posting) {
        if (size == words.length) {
            words = Arrays.copyOf(words, size * 2);
            postings = Arrays.copyOf(postings, size * 2);
        }
        words[size] = word;
        postings[size] = posting;
        size++;
    }

    /** Counting sort by template, which keeps the order of the file. */
    private void groupByTemplate() {
        if (byTemplate.length < size) {
            byTemplate = new int[words.length];
        }
        Arrays.fill(ends, 0);
        for (int i = 0; i < size; i++) {
            ends[TemplateIndex.template(postings[i]) + 1]++;
        }
        for (int t = 1; t < ends.length; t++) {
            ends[t] += ends[t - 1];
        }
        for (int i = 0; i < size; i++) {
            byTemplate[ends[TemplateIndex.template(postings[i])]++] = i;
        }
    }

    /** One past the last hit of a template; the next template's hits begin there. */
    int end(int template) {
        return ends[template];
    }

    /** First word of a hit's gram in the file. */
    int word(int hit) {
        return words[byTemplate[hit]];
    }

    /** First word of a hit's gram in its template. */
    int position(int hit) {
        return TemplateIndex.position(postings[byTemplate[hit]]);
    }

    /** Grams that were picked from the file between two of them, both included. */
    int picksBetween(int firstWord, int lastWord) {
        return Arrays.binarySearch(picks, 0, pickCount, lastWord)
                - Arrays.binarySearch(picks, 0, pickCount, firstWord)
                + 1;
    }
}
