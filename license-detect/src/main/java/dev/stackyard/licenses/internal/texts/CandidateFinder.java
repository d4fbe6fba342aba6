package dev.stackyard.licenses.internal.texts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds where in a file a template may have been copied, from the grams that both have. Not thread-safe: owns its scratch
 * memory.
 */
final class CandidateFinder {

    /*
     * A copy that begins at word s of the file has hits on the diagonal word - position = s, a few words off where words
     * were added or left out. So diagonals are counted in buckets, two neighbouring ones at a time; the fullest tells
     * where a copy begins, the longest rising subsequence of the hits around it is the candidate; buckets near it are
     * then spent. As copies do not overlap, a template gives no more candidates than fit into the file.
     */
    private static final int BUCKET_BITS = 5;
    private static final int BUCKETS = ((TextMatcher.WINDOW_WORDS + (1 << 14)) >> BUCKET_BITS) + 2;
    /** Share of a template's grams that a candidate has at least, and that a bucket has at least. */
    private static final double MIN_COVERAGE = 0.3;

    private static final double MIN_VOTES = 0.08;
    /** Words that a shared gram stands for: the inverse of how densely grams are picked. */
    private static final double WORDS_PER_PICK = 2.5;

    private final TemplateIndex index;
    private final Hits hits;
    private final int[] votes = new int[BUCKETS];
    private int[] tails = new int[1 << 10];
    private int[] previous = new int[1 << 10];

    CandidateFinder(TemplateIndex index) {
        this.index = index;
        this.hits = new Hits(index);
    }

    /** All candidates in {@code words[from, to)}, the most promising first. */
    List<Candidate> find(int[] words, int from, int to) {
        hits.collect(words, from, to);
        List<Candidate> candidates = new ArrayList<>();
        int begin = 0;
        for (int k = 0; k < hits.templates(); k++) {
            int t = hits.template(k);
            int end = hits.end(t);
            if (end > begin && end - begin >= index.picks(t) * MIN_COVERAGE) {
                findCopies(t, begin, end, from, candidates);
            }
            begin = end;
        }
        candidates.sort(Comparator.comparingDouble((Candidate c) -> -c.estimate).thenComparingInt(c -> c.template));
        return candidates;
    }

    private void findCopies(int template, int begin, int end, int origin, List<Candidate> candidates) {
        int lowest = BUCKETS;
        int highest = 0;
        for (int hit = begin; hit < end; hit++) {
            int bucket = bucket(hit, origin);
            votes[bucket]++;
            lowest = Math.min(lowest, bucket);
            highest = Math.max(highest, bucket);
        }
        int size = index.get(template).size();
        int reach = Math.max(1, (size / 2) >> BUCKET_BITS);
        int needed = Math.max(1, (int) (index.picks(template) * MIN_VOTES));
        int best = fullest(lowest, highest);
        while (votes[best] + votes[best + 1] >= needed) {
            addCandidate(template, begin, end, origin, best, candidates);
            Arrays.fill(votes, Math.max(0, best - reach), Math.min(BUCKETS, best + reach + 2), 0);
            best = fullest(lowest, highest);
        }
        Arrays.fill(votes, lowest, highest + 1, 0);
    }

    private int bucket(int hit, int origin) {
        return (hits.word(hit) - origin - hits.position(hit) + (1 << 14)) >> BUCKET_BITS;
    }

    private int fullest(int lowest, int highest) {
        int best = lowest;
        for (int b = lowest; b <= highest; b++) {
            if (votes[b] + votes[b + 1] > votes[best] + votes[best + 1]) {
                best = b;
            }
        }
        return best;
    }

    private void addCandidate(int template, int begin, int end, int origin, int bucket, List<Candidate> candidates) {
        int size = index.get(template).size();
        int start = (bucket << BUCKET_BITS) - (1 << 14) + origin;
        int slack = 32 + size / 4;
        int from = firstAtOrAfter(begin, end, start - slack);
        int to = firstAtOrAfter(from, end, start + (1 << BUCKET_BITS) + size + slack);
        double fewest = index.picks(template) * MIN_COVERAGE;
        if (to - from < fewest) {
            return;
        }
        Candidate candidate = longestRising(template, from, to);
        if (candidate.size() >= fewest) {
            candidates.add(candidate);
        }
    }

    private int firstAtOrAfter(int begin, int end, int word) {
        int low = begin;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (hits.word(middle) < word) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The longest subsequence of hits whose positions rise (patience sorting), without stray ends. */
    private Candidate longestRising(int template, int from, int to) {
        int n = to - from;
        if (tails.length < n) {
            tails = new int[n * 2];
            previous = new int[n * 2];
        }
        int length = 0;
        for (int i = 0; i < n; i++) {
            int position = hits.position(from + i);
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (hits.position(from + tails[middle]) < position) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            tails[low] = i;
            previous[i] = low > 0 ? tails[low - 1] : -1;
            length = Math.max(length, low + 1);
        }
        int[] words = new int[length];
        int[] positions = new int[length];
        for (int i = length > 0 ? tails[length - 1] : -1, k = length - 1; k >= 0; i = previous[i], k--) {
            words[k] = hits.word(from + i);
            positions[k] = hits.position(from + i);
        }
        return withoutStrays(template, words, positions);
    }

    /** The run of anchors that is worth most: each is worth its words, file words added between two cost one each. */
    private Candidate withoutStrays(int template, int[] words, int[] positions) {
        LicenseTemplate text = index.get(template);
        double worth = 0;
        double best = 0;
        int start = 0;
        int bestStart = 0;
        int bestEnd = 0;
        for (int i = 0; i < words.length; i++) {
            if (i > 0) {
                int added = words[i] - words[i - 1] - (positions[i] - positions[i - 1]);
                worth -= Math.max(0, added - text.allowance(positions[i - 1], positions[i]));
            }
            if (worth <= 0) {
                worth = 0;
                start = i;
            }
            worth += WORDS_PER_PICK;
            if (worth > best) {
                best = worth;
                bestStart = start;
                bestEnd = i + 1;
            }
        }
        int[] anchorWords = Arrays.copyOfRange(words, bestStart, bestEnd);
        int[] anchorPositions = Arrays.copyOfRange(positions, bestStart, bestEnd);
        return new Candidate(template, anchorWords, anchorPositions, estimate(template, anchorWords));
    }

    /** Grams in common, less half of those on either side only: utility before anything is aligned. */
    private double estimate(int template, int[] anchorWords) {
        if (anchorWords.length == 0) {
            return 0;
        }
        int filePicks = hits.picksBetween(anchorWords[0], anchorWords[anchorWords.length - 1]);
        int missing = Math.max(0, index.picks(template) - anchorWords.length);
        int extra = Math.max(0, filePicks - anchorWords.length);
        return anchorWords.length - 0.5 * missing - 0.5 * extra;
    }
}
