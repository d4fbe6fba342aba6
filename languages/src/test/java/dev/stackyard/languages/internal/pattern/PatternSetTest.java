package dev.stackyard.languages.internal.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.languages.internal.Resources;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PatternSetTest {

    private static final int TEXTS = 150;
    private static final int TEXT_LENGTH = 40;
    /** Pieces that random texts are made of, besides pieces of the pattern itself. */
    private static final List<String> PIECES = List.of(
            "\n", "\r\n", " ", "\t", "a", "B", "_", "0", "9", ".", ",", ":", ";", "=", "-", "(", ")", "{", "}", "\"");

    static Stream<String> linguistsPatterns() {
        Set<String> patterns = new LinkedHashSet<>();
        for (String line : Resources.lines("heuristics.txt")) {
            for (String keyword : List.of("match ", "absent ", "or ")) {
                if (line.startsWith(keyword)) {
                    patterns.add(line.substring(keyword.length()));
                }
            }
        }
        patterns.addAll(Resources.lines("vendored-paths.txt"));
        patterns.addAll(Resources.lines("documentation-paths.txt"));
        return patterns.stream();
    }

    @ParameterizedTest
    @MethodSource("linguistsPatterns")
    void agreesWithJavaOnRandomTexts(String pattern) {
        long seed = pattern.hashCode();
        SplittableRandom random = new SplittableRandom(seed);
        PatternSet ours = PatternSet.of(pattern);
        Pattern javas = JavaPatterns.of(pattern);
        List<String> pieces = new ArrayList<>(PIECES);
        pieces.addAll(List.of(
                pattern.replaceAll("\\(\\?[a-z:<!=-]*|\\\\[a-zA-Z]", " ").split("[^A-Za-z0-9_@#<>$%!/*'&+~^-]+")));
        for (int i = 0; i < TEXTS; i++) {
            String text = randomText(random, pieces);
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            assertThat(ours.find(bytes, 0, bytes.length))
                    .as("seed %d, text %s", seed, text)
                    .isEqualTo(javas.matcher(text).find());
        }
    }

    private static String randomText(SplittableRandom random, List<String> pieces) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(TEXT_LENGTH);
        while (text.length() < length) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    @Test
    void aRangeIsATextOfItsOwn() {
        byte[] bytes = "xabcx".getBytes(StandardCharsets.US_ASCII);
        assertThat(PatternSet.of("\\Aabc\\z").find(bytes, 1, 4)).isTrue();
        assertThat(PatternSet.of("\\babc\\b").find(bytes, 1, 4)).isTrue();
        assertThat(PatternSet.of("\\babc").find(bytes, 0, 5)).isFalse();
        assertThat(PatternSet.of("\\A\\z").find(bytes, 2, 2)).isTrue();
    }

    @Test
    void leavesAreToldApart() {
        PatternSet set = new PatternSet(List.of(List.of("a", "b"), List.of("c$"), List.of("\\Ax")), Outcome.leaves(3));
        assertThat(match(set, "zbz")).isEqualTo(1);
        assertThat(match(set, "c\nb")).isEqualTo(3);
        assertThat(match(set, "xc")).isEqualTo(6);
        assertThat(match(set, "cx")).isZero();
        assertThat(set.match(new byte[0], 0, 0, 4)).isEqualTo(4);
    }

    private static int match(PatternSet set, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return set.match(bytes, 0, bytes.length, 0);
    }

    @Test
    void backtrackersNightmaresAreLinear() {
        byte[] text = new byte[1 << 21];
        Arrays.fill(text, (byte) 'a');
        assertThat(PatternSet.of("(a|a)*(a|a)*(a*)*b").find(text, 0, text.length))
                .isFalse();
        assertThat(PatternSet.of("^(?:.*(?:\\r?\\n|\\r)){0,9}B").find(text, 0, text.length))
                .isFalse();
    }

    /** About 2^14 states are asked for, more than fit: the cache starts afresh, again and again. */
    @Test
    void answersStayRightWhenStatesOverflow() {
        PatternSet ours = PatternSet.of("a[ab]{13}c");
        SplittableRandom random = new SplittableRandom(7);
        byte[] text = new byte[400_000];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (random.nextBoolean() ? 'a' : 'b');
        }
        assertThat(ours.find(text, 0, text.length)).isFalse();
        text[text.length - 1] = 'c';
        text[text.length - 15] = 'a';
        assertThat(ours.find(text, 0, text.length)).isTrue();
        text[text.length - 15] = 'b';
        assertThat(ours.find(text, 0, text.length)).isFalse();
    }

    @Test
    void threadsShareASet() throws Exception {
        PatternSet set = PatternSet.of("^(\\w+\\s+)+end\\b|<[^>]*>");
        Callable<Integer> work = () -> {
            SplittableRandom random = new SplittableRandom(11);
            int found = 0;
            for (int i = 0; i < 5000; i++) {
                byte[] bytes = randomText(random, PIECES).getBytes(StandardCharsets.US_ASCII);
                found += set.find(bytes, 0, bytes.length) ? 1 : 0;
            }
            return found;
        };
        int alone = work.call();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (Future<Integer> each : pool.invokeAll(List.of(work, work, work, work))) {
                assertThat(each.get()).isEqualTo(alone);
            }
        } finally {
            pool.shutdown();
        }
    }
}
