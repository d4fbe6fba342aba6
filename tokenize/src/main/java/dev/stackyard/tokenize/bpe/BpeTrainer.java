package dev.stackyard.tokenize.bpe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Learns a byte-level BPE tokenizer from counted pretokens: again and again the most frequent pair of neighbouring tokens
 * becomes a token of its own.
 *
 * <p>The result is that of Hugging Face's {@code BpeTrainer} (tokenizers 0.23, {@code models/bpe/trainer.rs}) with the
 * byte-level alphabet, the same special tokens and the same minimum: control tokens first, then the 256 bytes in the order of
 * their {@link ByteAlphabet} characters, then merges; of pairs with equal counts the one with smaller ids first. It differs in
 * two ways: counts have 64 bits where Hugging Face's have 32 and overflow on large corpora, and a merge that would spell a
 * control token is passed over.
 *
 * <p>Counts are kept up to date incrementally: a merge looks only at the words that have the pair. The time is that of the
 * merges made in all distinct words, the memory about {@link #memoryBytes}.
 */
public final class BpeTrainer {

    /** Bytes of memory per byte of distinct pretokens: itself, its token, its place in the list of its pair. */
    private static final int MEMORY_PER_BYTE = 16;

    private static final int MEMORY_PER_PRETOKEN = 48;

    /**
     * @param vocabularySize entries at most, control tokens and bytes included; from 256 + their number to 2^20
     * @param controlTokens spelled as they shall be, in the order of their ids, which begin at 0
     * @param minimumCount how often a pair must occur to be merged; at least 1
     * @param pretokenization how text is cut; the same with which the pretokens were counted
     */
    public record Settings(
            int vocabularySize, List<String> controlTokens, long minimumCount, Pretokenization pretokenization) {

        public Settings {
            controlTokens = List.copyOf(controlTokens);
            int smallest = controlTokens.size() + 256;
            if (vocabularySize < smallest || vocabularySize > MergeTable.LIMIT) {
                throw new IllegalArgumentException("vocabulary_size must be from " + smallest + " to "
                        + MergeTable.LIMIT + ", not " + vocabularySize);
            }
            if (minimumCount < 1) {
                throw new IllegalArgumentException("the minimum count must be at least 1, not " + minimumCount);
            }
            if (Set.copyOf(controlTokens).size() < controlTokens.size() || controlTokens.contains("")) {
                throw new IllegalArgumentException("control tokens must be distinct and not empty");
            }
        }
    }

    private final Settings settings;
    private final Vocabulary.Builder vocabulary = new Vocabulary.Builder();
    private final List<byte[]> tokens = new ArrayList<>();
    private final Set<String> controlSpellings = new HashSet<>();
    private final TrainingPairs pairs = new TrainingPairs();
    private final PairQueue queue = new PairQueue(pairs);

    private BpeTrainer(Settings settings) {
        this.settings = settings;
    }

    /** About how much memory training on these counts needs, the counts included. */
    public static long memoryBytes(PretokenCounts counts) {
        return MEMORY_PER_BYTE * counts.totalBytes() + (long) MEMORY_PER_PRETOKEN * counts.size();
    }

    /**
     * Learns a tokenizer.
     *
     * @return one with fewer entries than asked for if no pair is frequent enough any more
     */
    public static Tokenizer train(PretokenCounts counts, Settings settings) {
        return new BpeTrainer(settings).train(counts);
    }

    private Tokenizer train(PretokenCounts counts) {
        addControls();
        int[] byteTokens = addBytes();
        TrainingWords words = new TrainingWords(counts, byteTokens);
        words.countPairs(pairs);
        for (int pair = 0; pair < pairs.size(); pair++) {
            offer(pair);
        }
        return build(merge(words));
    }

    private void addControls() {
        for (String content : settings.controlTokens()) {
            vocabulary.addControl(new AddedToken(tokens.size(), content, true));
            controlSpellings.add(content);
            tokens.add(ByteAlphabet.bytesOf(content));
        }
    }

    /** Adds the bytes in the order of the characters that stand for them. */
    private int[] addBytes() {
        int[] byteTokens = new int[256];
        for (char c = 0; c < 0x200; c++) {
            int b = ByteAlphabet.toByte(c);
            if (b >= 0) {
                byteTokens[b] = addToken(new byte[] {(byte) b});
            }
        }
        return byteTokens;
    }

    private int addToken(byte[] bytes) {
        vocabulary.add(tokens.size(), bytes);
        tokens.add(bytes);
        return tokens.size() - 1;
    }

    private void offer(int pair) {
        if (pairs.count(pair) >= settings.minimumCount()) {
            queue.offer(pair);
        }
    }

    private MergeTable merge(TrainingWords words) {
        MergeTable.Builder merges = new MergeTable.Builder(settings.vocabularySize() - tokens.size());
        while (tokens.size() < settings.vocabularySize() && !queue.isEmpty()) {
            int pair = queue.poll();
            if (pairs.count(pair) < settings.minimumCount()) {
                break;
            }
            int left = (int) (pairs.pair(pair) >>> 32);
            int right = (int) pairs.pair(pair);
            byte[] joined = join(tokens.get(left), tokens.get(right));
            if (!controlSpellings.contains(ByteAlphabet.spell(joined))) {
                int result = addToken(joined);
                merges.add(left, right, result);
                int known = pairs.size();
                words.merge(pair, result, pairs);
                for (int created = known; created < pairs.size(); created++) {
                    offer(created);
                }
            }
        }
        return merges.build();
    }

    private static byte[] join(byte[] left, byte[] right) {
        byte[] joined = java.util.Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, joined, left.length, right.length);
        return joined;
    }

    private Tokenizer build(MergeTable merges) {
        try {
            return new Tokenizer(
                    vocabulary.build(),
                    merges,
                    settings.pretokenization(),
                    Normalization.NONE,
                    /* ignoreMerges= */ false);
        } catch (UnsupportedTokenizerException e) {
            throw new IllegalStateException("a trained tokenizer has all bytes", e);
        }
    }
}
