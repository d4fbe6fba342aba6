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
    private final int[] counts;
    private int[] touched = new int[64];
    private int touchedCount;
    private int[] picks = new int[1 << 10];
    private int pickCount;

    Hits(TemplateIndex index) {
        this.index = index;
        this.ends = new int[index.templateCount()];
        this.counts = new int[index.templateCount()];
    }

    /** Forgets what was there and looks up the grams of {@code fileWords[from, to)}. */
    void collect(int[] fileWords, int from, int to) {
        size = 0;
        pickCount = 0;
        Minimizers.pick(fileWords, from, to, (position, hash) -> {
            addPick(position);
            if (index.mayHave(fileWords, position)) {
                lookUp(position, hash);
            }
        });
        groupByTemplate();
    }

    private void addPick(int position) {
        if (pickCount == picks.length) {
            picks = Arrays.copyOf(picks, pickCount * 2);
        }
        picks[pickCount++] = position;
    }

    private void lookUp(int position, int hash) {
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

    /** Counting sort by template, which keeps the order of the file. Looks only at templates that have hits. */
    private void groupByTemplate() {
        if (byTemplate.length < size) {
            byTemplate = new int[words.length];
        }
        forgetCounts();
        for (int i = 0; i < size; i++) {
            count(TemplateIndex.template(postings[i]));
        }
        Arrays.sort(touched, 0, touchedCount);
        int end = 0;
        for (int k = 0; k < touchedCount; k++) {
            ends[touched[k]] = end;
            end += counts[touched[k]];
        }
        for (int i = 0; i < size; i++) {
            byTemplate[ends[TemplateIndex.template(postings[i])]++] = i;
        }
    }

    private void forgetCounts() {
        for (int k = 0; k < touchedCount; k++) {
            counts[touched[k]] = 0;
        }
        touchedCount = 0;
    }

    private void count(int template) {
        if (counts[template]++ == 0) {
            if (touchedCount == touched.length) {
                touched = Arrays.copyOf(touched, touchedCount * 2);
            }
            touched[touchedCount++] = template;
        }
    }

    /** How many templates have hits. */
    int templates() {
        return touchedCount;
    }

    /** The number of one of them; they rise. */
    int template(int k) {
        return touched[k];
    }

    /** One past the last hit of a template that has some; the next such template's hits begin there. */
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
