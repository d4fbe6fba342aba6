package dev.stackyard.licenses.internal.texts;

/**
 * Aligns a template with a file, starting from grams that both have: between two such anchors the longest common
 * subsequence decides, beyond the first and the last one a local alignment. Both are limited in size, so the time is
 * linear in the number of anchors. Not thread-safe: owns its scratch memory.
 */
final class Aligner {

    /** Stretches between anchors whose product of lengths is larger have nothing in common, or are no copy. */
    private static final int MAX_CELLS = 40_000;
    /** Words looked at before the first anchor and after the last one. */
    private static final int EDGE_TEMPLATE_WORDS = 64;

    private static final int EDGE_FILE_WORDS = 96;

    private static final int ROW = 512;

    private int[] words = new int[0];
    private int endOfWords;
    private LicenseTemplate template;
    private int matched;
    private int matchedRequired;
    private int extra;
    private int restrictions;
    private int negations;

    /* One row of the dynamic programme: per cell the score, and how it came about. */
    private int[] score = new int[ROW];
    private int[] required = new int[ROW];
    private int[] other = new int[ROW];
    private int[] added = new int[ROW];

    Aligner(LicenseTemplate any) {
        template = any;
    }

    /**
     * Aligns.
     *
     * @param from first word of the file that may be used
     * @param to one past the last
     * @param anchorWords first words of shared grams in the file, rising
     * @param anchorPositions the same grams' first words in the template, rising
     * @param anchors how many there are, at least 1
     */
    Alignment align(
            int[] fileWords,
            int from,
            int to,
            LicenseTemplate licenseTemplate,
            int[] anchorWords,
            int[] anchorPositions,
            int anchors) {
        words = fileWords;
        endOfWords = to;
        template = licenseTemplate;
        matched = 0;
        matchedRequired = 0;
        extra = 0;
        restrictions = 0;
        negations = 0;
        int first = before(from, anchorWords[0], anchorPositions[0]);
        int word = anchorWords[0];
        int position = anchorPositions[0];
        for (int i = 0; i < anchors; i++) {
            if (anchorWords[i] >= word && anchorPositions[i] >= position) {
                between(word, anchorWords[i], position, anchorPositions[i]);
                word = anchorWords[i];
                position = anchorPositions[i];
            }
            int run = run(word, to, position);
            word += run;
            position += run;
        }
        int end = after(word, to, position);
        int missing = template.requiredCount() - matchedRequired;
        return new Alignment(first, end, matched, missing, extra, restrictions > 0 || (extra > 0 && negations > 0));
    }

    /** Counts the words that agree from here on; never more than the template or the file has. */
    private int run(int word, int to, int position) {
        int n = 0;
        while (word + n < to && position + n < template.size() && words[word + n] == template.word(position + n)) {
            count(position + n);
            n++;
        }
        return n;
    }

    private void count(int position) {
        matched++;
        matchedRequired += template.isRequired(position) ? 1 : 0;
    }

    /** The stretch between two anchors: every file word that is not in common is extra, save what is allowed there. */
    private void between(int wordFrom, int wordTo, int positionFrom, int positionTo) {
        int fileWords = wordTo - wordFrom;
        int common = 0;
        if (fileWords > 0 && positionTo > positionFrom && (long) fileWords * (positionTo - positionFrom) <= MAX_CELLS) {
            common = commonSubsequence(wordFrom, wordTo, positionFrom, positionTo);
        }
        int added = Math.max(0, fileWords - common - template.allowance(positionFrom, positionTo));
        extra += added;
        if (added > 0) {
            restrictions += Restrictions.added(words, wordFrom, wordTo, template, positionFrom, positionTo);
            negations +=
                    Restrictions.negations(words, wordFrom, wordTo, endOfWords, template, positionFrom, positionTo);
        }
        restrictions += Restrictions.withdrawn(words, wordFrom, wordTo, template, positionFrom, positionTo);
    }

    /** Longest common subsequence in which required words count twice; adds to the totals and returns its length. */
    private int commonSubsequence(int wordFrom, int wordTo, int positionFrom, int positionTo) {
        int columns = positionTo - positionFrom;
        clearRow(columns);
        for (int w = wordFrom; w < wordTo; w++) {
            int diagonalRequired = 0;
            int diagonalOther = 0;
            for (int c = 1; c <= columns; c++) {
                int aboveRequired = required[c];
                int aboveOther = other[c];
                int position = positionFrom + c - 1;
                if (2 * required[c - 1] + other[c - 1] > 2 * aboveRequired + aboveOther) {
                    required[c] = required[c - 1];
                    other[c] = other[c - 1];
                }
                int isRequired = template.isRequired(position) ? 1 : 0;
                int diagonal = 2 * diagonalRequired + diagonalOther + 1 + isRequired;
                if (words[w] == template.word(position) && diagonal > 2 * required[c] + other[c]) {
                    required[c] = diagonalRequired + isRequired;
                    other[c] = diagonalOther + 1 - isRequired;
                }
                diagonalRequired = aboveRequired;
                diagonalOther = aboveOther;
            }
        }
        matched += required[columns] + other[columns];
        matchedRequired += required[columns];
        return required[columns] + other[columns];
    }

    private void clearRow(int columns) {
        if (columns >= score.length) {
            score = new int[columns * 2];
            required = new int[columns * 2];
            other = new int[columns * 2];
            added = new int[columns * 2];
        }
        java.util.Arrays.fill(score, 0, columns + 1, 0);
        java.util.Arrays.fill(required, 0, columns + 1, 0);
        java.util.Arrays.fill(other, 0, columns + 1, 0);
        java.util.Arrays.fill(added, 0, columns + 1, 0);
    }

    /** Aligns what stands before the first anchor and returns the first word of the file that belongs to the template. */
    private int before(int from, int word, int position) {
        int n = 0;
        while (word - n > from && position - n > 0 && words[word - n - 1] == template.word(position - n - 1)) {
            count(position - n - 1);
            n++;
        }
        return word
                - n
                - edge(word - n - 1, Math.min(EDGE_FILE_WORDS, word - n - from), position - n - 1, position - n, -1);
    }

    /** Aligns what stands after the last anchor and returns one past the last word that belongs to the template. */
    private int after(int word, int to, int position) {
        return word + edge(word, Math.min(EDGE_FILE_WORDS, to - word), position, template.size() - position, 1);
    }

    /**
     * Local alignment away from an anchor: words in common count (required ones twice), a word of the file that is passed
     * over costs one, unless the template allows additions there; words of the template that are passed over cost nothing
     * here, they will be missing.
     *
     * @param word the word next to the anchor, going in {@code step}'s direction; {@code fileWords} of them may be used
     * @return how many words of the file belong to the template
     */
    private int edge(int word, int fileWords, int position, int templateWords, int step) {
        int columns = Math.min(EDGE_TEMPLATE_WORDS, templateWords);
        if (columns == 0 || fileWords == 0) {
            return 0;
        }
        clearRow(columns);
        int bestScore = 0;
        int bestWords = 0;
        int bestRequired = 0;
        int bestOther = 0;
        int bestAdded = 0;
        for (int w = 0; w < fileWords; w++) {
            int diagonal = score[0];
            int diagonalRequired = 0;
            int diagonalOther = 0;
            int diagonalAdded = added[0];
            int cost = allowed(position, 0, step) ? 0 : 1;
            score[0] -= cost;
            added[0] += cost;
            for (int c = 1; c <= columns; c++) {
                int at = position + (c - 1) * step;
                int above = score[c];
                int aboveRequired = required[c];
                int aboveOther = other[c];
                int aboveAdded = added[c];
                cost = allowed(position, c, step) ? 0 : 1;
                score[c] = above - cost;
                added[c] = aboveAdded + cost;
                if (score[c - 1] > score[c]) {
                    copy(c - 1, c);
                }
                int isRequired = template.isRequired(at) ? 1 : 0;
                if (words[word + w * step] == template.word(at) && diagonal + 1 + isRequired >= score[c]) {
                    score[c] = diagonal + 1 + isRequired;
                    required[c] = diagonalRequired + isRequired;
                    other[c] = diagonalOther + 1 - isRequired;
                    added[c] = diagonalAdded;
                }
                diagonal = above;
                diagonalRequired = aboveRequired;
                diagonalOther = aboveOther;
                diagonalAdded = aboveAdded;
            }
            if (score[columns] > bestScore) {
                bestScore = score[columns];
                bestWords = w + 1;
                bestRequired = required[columns];
                bestOther = other[columns];
                bestAdded = added[columns];
            }
        }
        matched += bestRequired + bestOther;
        matchedRequired += bestRequired;
        extra += bestAdded;
        if (bestAdded > 0) {
            int firstWord = step > 0 ? word : word - bestWords + 1;
            int first = step > 0 ? position : position - columns + 1;
            restrictions +=
                    Restrictions.added(words, firstWord, firstWord + bestWords, template, first, first + columns);
            negations += Restrictions.negations(
                    words, firstWord, firstWord + bestWords, endOfWords, template, first, first + columns);
        }
        return bestWords;
    }

    private void copy(int from, int to) {
        score[to] = score[from];
        required[to] = required[from];
        other[to] = other[from];
        added[to] = added[from];
    }

    /** Whether words may be added before the template's word {@code c} steps on. */
    private boolean allowed(int position, int c, int step) {
        int boundary = step > 0 ? position + c : position - c + 1;
        return template.allowance(boundary, boundary) > 0;
    }
}
