package dev.stackyard.dedup;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up source text: the same for the same seed, with nothing in common for different ones. */
final class Texts {

    private static final String[] SHAPES = {
        " = ", "(", ");\n    ", ".", ", ", " + ", "\n", " {\n        ", "\n}\n", ": "
    };

    private Texts() {}

    /** Distinct words. */
    static List<String> words(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add("w" + Long.toString(random.nextLong() >>> 20, 36) + i);
        }
        return words;
    }

    /** Some hundred words of something that looks like code. */
    static String code(long seed) {
        return code(words(seed, 120), seed);
    }

    /** Words with operators, brackets and line ends between them. */
    static String code(List<String> words, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder code = new StringBuilder();
        for (String word : words) {
            code.append(word).append(SHAPES[random.nextInt(SHAPES.length)]);
        }
        return code.toString();
    }

    /** A copy with one word replaced. */
    static List<String> replaced(List<String> words, int index, String word) {
        List<String> copy = new ArrayList<>(words);
        copy.set(index, word);
        return copy;
    }
}
