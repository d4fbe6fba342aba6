package dev.stackyard.languages.internal.classifier;

import java.util.Arrays;

/**
 * Scores languages by the tokens of a text: the cosine between the text's and the language's weighted token
 * frequencies, as in Linguist's {@code lib/linguist/classifier.rb}, up to a factor that is the same for all
 * languages. Owns scratch memory; not thread-safe.
 */
public final class TokenClassifier {

    /** How much of a text is looked at: Linguist's {@code CLASSIFIER_CONSIDER_BYTES}. */
    public static final int CONSIDERED_BYTES = 50 * 1024;

    private static final int LOGARITHMS = 256;
    private static final double[] TERM_FREQUENCY = new double[LOGARITHMS];

    static {
        for (int count = 1; count < LOGARITHMS; count++) {
            TERM_FREQUENCY[count] = 1 + StrictMath.log(count);
        }
    }

    private final ClassifierModel model;
    private final Tokenizer tokenizer = new Tokenizer();
    private final int[] counts;
    private final int[] seen;
    private int seenCount;
    private final double[] scores;

    public TokenClassifier(ClassifierModel model) {
        this.model = model;
        this.counts = new int[model.tokenCount()];
        this.seen = new int[model.tokenCount()];
        this.scores = new double[model.languageCount()];
    }

    /** Reads a text; {@link #score} is about it from then on. */
    public void read(byte[] text, int from, int to) {
        seenCount = 0;
        tokenizer.tokenize(text, from, Math.min(to, from + CONSIDERED_BYTES), this::count);
        Arrays.fill(scores, 0);
        for (int i = 0; i < seenCount; i++) {
            int token = seen[i];
            model.addTo(scores, token, termFrequency(counts[token]));
            counts[token] = 0;
        }
    }

    private void count(byte[] bytes, int from, int length) {
        int token = model.tokenOf(bytes, from, length);
        if (token >= 0 && counts[token]++ == 0) {
            seen[seenCount++] = token;
        }
    }

    private static double termFrequency(int count) {
        return count < LOGARITHMS ? TERM_FREQUENCY[count] : 1 + StrictMath.log(count);
    }

    /** How well a language fits: 0 if no token speaks for it or the model does not know it. */
    public double score(String language) {
        int index = model.languageOf(language);
        return index < 0 ? 0 : scores[index];
    }
}
