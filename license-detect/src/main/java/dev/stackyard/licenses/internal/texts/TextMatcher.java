package dev.stackyard.licenses.internal.texts;

import dev.stackyard.licenses.internal.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds licence texts in a file's words: whole licences, exceptions and standard headers, several in one file, with other
 * text around, changed a little.
 *
 * <p>Not thread-safe: owns its scratch memory, which grows with the longest text seen up to a fixed window.
 */
public final class TextMatcher {

    /*
     * 1. CandidateFinder looks up grams of the file and says where which template may have been copied.
     * 2. Candidates are taken by estimated utility, the best first. It and those that overlap it are aligned exactly, and
     *    the one with the highest utility is accepted if its score reaches the threshold. Candidates that it covers go.
     *
     * Why alignment and not the Dice coefficient on word pairs alone: the families differ by a clause (BSD), a sentence
     * (X11) or a few words (HPND), and one needs to know on which side the words are too many.
     *
     * A window of the file is worked on at a time, so memory and time per word have a bound whatever its length; windows
     * overlap by more than the longest template.
     */
    static final int WINDOW_WORDS = 1 << 15;
    private static final int OVERLAP_WORDS = 1 << 13;
    private static final int MAX_RIVALS = 48;
    private static final double RIVAL_UTILITY = 0.5;

    private final TemplateIndex index;
    private final double threshold;
    private final CandidateFinder finder;
    private final Aligner aligner;

    /** @param threshold lowest score of a match, more than 0 and at most 1 */
    public TextMatcher(TemplateIndex index, double threshold) {
        this.index = index;
        this.threshold = threshold;
        this.aligner = new Aligner(index.get(0));
        this.finder = new CandidateFinder(index);
    }

    /** The texts in {@code words[from, to)}, in order, not overlapping. */
    public List<TextMatch> match(Words words, int from, int to) {
        List<TextMatch> found = new ArrayList<>();
        int start = from;
        while (start < to) {
            int end = Math.min(to, start + WINDOW_WORDS);
            int next = end == to ? to : end - OVERLAP_WORDS;
            for (TextMatch match : matchWindow(words.hashes(), start, end)) {
                if (match.firstWord() < next || next == to) {
                    found.add(match);
                    next = Math.max(next, Math.min(match.endWord(), to));
                }
            }
            start = next;
        }
        return found;
    }

    private List<TextMatch> matchWindow(int[] words, int from, int to) {
        List<TextMatch> accepted = accept(finder.find(words, from, to), words, from, to);
        accepted.sort(Comparator.comparingInt(TextMatch::firstWord));
        return accepted;
    }

    private List<TextMatch> accept(List<Candidate> candidates, int[] words, int from, int to) {
        List<TextMatch> accepted = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate leader = candidates.get(i);
            if (!leader.isAlive) {
                continue;
            }
            Candidate best = best(candidates, i, words, from, to);
            if (best == null) {
                leader.isAlive = false;
                continue;
            }
            Alignment alignment = best.alignment();
            accepted.add(new TextMatch(
                    index.get(best.template),
                    alignment.firstWord(),
                    alignment.endWord(),
                    alignment.score(),
                    alignment.isRestricted()));
            for (Candidate candidate : candidates) {
                candidate.isAlive &= !candidate.isMostlyIn(alignment.firstWord(), alignment.endWord());
            }
            if (leader.isAlive) {
                i--; // the leader lies elsewhere for the most part and has another turn
            }
        }
        return accepted;
    }

    /** The candidate of highest utility among a leader and those that overlap it, if it reaches the threshold. */
    private @org.jspecify.annotations.Nullable Candidate best(
            List<Candidate> candidates, int leaderIndex, int[] words, int from, int to) {
        Candidate leader = candidates.get(leaderIndex);
        Candidate best = null;
        int rivals = 0;
        for (int i = leaderIndex; i < candidates.size() && rivals < MAX_RIVALS; i++) {
            Candidate rival = candidates.get(i);
            if (rival.estimate < leader.estimate * RIVAL_UTILITY - 4) {
                break;
            }
            if (rival.isAlive && rival.overlaps(leader)) {
                rivals++;
                rival.align(aligner, index.get(rival.template), words, from, to);
                if (rival.alignment().score() >= threshold && (best == null || isBetter(rival, best))) {
                    best = rival;
                }
            }
        }
        return best;
    }

    /** By utility; then the one of which less is left over; then the shorter id, which is the more general one. */
    private boolean isBetter(Candidate one, Candidate other) {
        int utilities =
                Integer.compare(one.alignment().utility(), other.alignment().utility());
        if (utilities != 0) {
            return utilities > 0;
        }
        LicenseTemplate text = index.get(one.template);
        LicenseTemplate otherText = index.get(other.template);
        int leftOver = Integer.compare(
                text.size() - one.alignment().matched(),
                otherText.size() - other.alignment().matched());
        return leftOver != 0
                ? leftOver < 0
                : text.id().length() < otherText.id().length();
    }
}
