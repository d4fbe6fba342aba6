package dev.stackyard.tokenize.bpe;

/**
 * The distinct pretokens during training, as the tokens that they consist of so far. All lie in one array; a word that has
 * been merged leaves a gap behind it.
 */
final class TrainingWords {

    private final int[] tokens;
    private final int[] starts;
    private final int[] lengths;
    private final long[] counts;

    /** @param byteTokens the token of each byte, by value */
    TrainingWords(PretokenCounts pretokens, int[] byteTokens) {
        int size = pretokens.size();
        this.tokens = new int[Math.toIntExact(pretokens.totalBytes())];
        this.starts = new int[size];
        this.lengths = new int[size];
        this.counts = new long[size];
        byte[] bytes = pretokens.bytes();
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = byteTokens[bytes[i] & 0xFF];
        }
        for (int word = 0; word < size; word++) {
            starts[word] = pretokens.start(word);
            lengths[word] = pretokens.start(word + 1) - pretokens.start(word);
            counts[word] = pretokens.count(word);
        }
    }

    /** Counts the pairs of all words. */
    void countPairs(TrainingPairs pairs) {
        for (int word = 0; word < starts.length; word++) {
            for (int i = starts[word]; i + 1 < starts[word] + lengths[word]; i++) {
                add(pairs, tokens[i], tokens[i + 1], word);
            }
        }
    }

    /** Replaces a pair by a token in all words that have it, and brings the counts of the pairs around it up to date. */
    void merge(int pair, int result, TrainingPairs pairs) {
        int left = (int) (pairs.pair(pair) >>> 32);
        int right = (int) pairs.pair(pair);
        for (int word : pairs.takeWords(pair)) {
            mergeIn(word, left, right, result, pairs);
        }
    }

    private void mergeIn(int word, int left, int right, int result, TrainingPairs pairs) {
        int start = starts[word];
        int end = start + lengths[word];
        int to = start;
        int from = start;
        while (from < end) {
            if (tokens[from] != left || from + 1 == end || tokens[from + 1] != right) {
                tokens[to++] = tokens[from++];
                continue;
            }
            if (to > start) {
                int previous = tokens[to - 1];
                remove(pairs, previous, left, word);
                add(pairs, previous, result, word);
            }
            if (from + 2 < end) {
                int next = tokens[from + 2];
                remove(pairs, right, next, word);
                add(pairs, result, next, word);
            }
            tokens[to++] = result;
            from += 2;
        }
        lengths[word] = to - start;
    }

    private void add(TrainingPairs pairs, int left, int right, int word) {
        int pair = pairs.number(left, right);
        pairs.count(pair, counts[word]);
        pairs.addWord(pair, word);
    }

    private void remove(TrainingPairs pairs, int left, int right, int word) {
        pairs.count(pairs.number(left, right), -counts[word]);
    }
}
