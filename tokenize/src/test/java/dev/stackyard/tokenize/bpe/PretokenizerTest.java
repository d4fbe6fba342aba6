package dev.stackyard.tokenize.bpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The scanners against the regular expressions that they stand for, run by {@code java.util.regex}. */
class PretokenizerTest {

    private static final int TEXTS = 3_000;

    @ParameterizedTest
    @EnumSource(SplitPattern.class)
    void cutsAsTheExpressionDoes(SplitPattern pattern) {
        Pattern expression = compile(pattern);
        agreeOnRandomTexts(pattern.scanner(DigitSplit.NONE), text -> matches(expression, text));
    }

    @ParameterizedTest
    @EnumSource(
            value = DigitSplit.class,
            names = {"EACH", "RUNS"})
    void cutsDigitsOutFirst(DigitSplit digits) {
        Pattern expression = compile(SplitPattern.GPT2);
        Pattern numbers = Pattern.compile(digits == DigitSplit.EACH ? "\\p{N}" : "\\p{N}+");
        agreeOnRandomTexts(SplitPattern.GPT2.scanner(digits), text -> {
            List<String> pretokens = new ArrayList<>();
            int from = 0;
            Matcher matcher = numbers.matcher(text);
            while (matcher.find()) {
                pretokens.addAll(matches(expression, text.substring(from, matcher.start())));
                pretokens.add(matcher.group());
                from = matcher.end();
            }
            pretokens.addAll(matches(expression, text.substring(from)));
            return pretokens;
        });
    }

    @Test
    void cutsCodeAsStarCoder2Does() {
        assertThat(cut(Pretokenization.starCoder2().scanner(), "if (x12 >=  7):\n    don't\n"))
                .containsExactly("if", " (", "x", "1", "2", " >=", "  ", "7", "):", "\n   ", " don", "'t", "\n");
    }

    @ParameterizedTest
    @EnumSource(SplitPattern.class)
    void tilesAnyBytes(SplitPattern pattern) {
        Pretokenizer scanner = pattern.scanner(DigitSplit.NONE);
        SplittableRandom random = new SplittableRandom(11);
        for (int n = 0; n < 2_000; n++) {
            byte[] bytes = new byte[1 + random.nextInt(40)];
            random.nextBytes(bytes);
            int at = 0;
            while (at < bytes.length) {
                int end = scanner.end(bytes, at, bytes.length);
                assertThat(end).as("text %d of seed 11", n).isGreaterThan(at).isLessThanOrEqualTo(bytes.length);
                at = end;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SplitPattern.class)
    void looksAtNothingBehindTheLimit(SplitPattern pattern) {
        Pretokenizer scanner = pattern.scanner(DigitSplit.NONE);
        SplittableRandom random = new SplittableRandom(12);
        for (int n = 0; n < 1_000; n++) {
            byte[] text = SampleText.utf8(SampleText.code(random, 12));
            int limit = 1 + random.nextInt(text.length);
            byte[] cut = java.util.Arrays.copyOf(text, limit);
            for (int at = 0; at < limit; at = scanner.end(cut, at, limit)) {
                assertThat(scanner.end(text, at, limit))
                        .as("text %d of seed 12 at %d", n, at)
                        .isEqualTo(scanner.end(cut, at, limit));
            }
        }
    }

    /** Windows of 64 bytes against one character after the other: long texts, mostly ASCII, of every alignment. */
    @Test
    void cutsInWindowsAsItDoesByCharacters() {
        Pretokenizer windows = Pretokenization.starCoder2().scanner();
        Pretokenizer characters = new Gpt2Pretokenizer(DigitSplit.EACH);
        List<String> pieces = List.of(
                "return ", "x", "'", "'s", "'ll", "'re ", "12", " 7", "  ", "\n\t", "    ", "(((", " '", "''", "é", "→",
                "\u00a0");
        int[] ends = new int[Pretokenizer.LEAST_ROOM];
        for (int seed = 0; seed < 3_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int ascii = pieces.size() - (seed % 2 == 0 ? 3 : 0);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 120; i++) {
                text.append(pieces.get(random.nextInt(ascii)));
            }
            byte[] bytes = SampleText.utf8(text.toString());
            int from = random.nextInt(3);
            int at = from;
            while (from < bytes.length) {
                int count = windows.cut(bytes, from, bytes.length, ends);
                for (int i = 0; i < count; i++) {
                    at = characters.end(bytes, at, bytes.length);
                    assertThat(ends[i]).as("seed %d after %d", seed, at).isEqualTo(at);
                }
                from = ends[count - 1];
            }
        }
    }

    private interface Oracle {
        List<String> cut(String text);
    }

    private static void agreeOnRandomTexts(Pretokenizer scanner, Oracle oracle) {
        for (int seed = 0; seed < TEXTS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String text = seed % 3 == 0 ? SampleText.unicode(random, 30) : SampleText.code(random, 20);
            assertThat(cut(scanner, text)).as("seed %d", seed).isEqualTo(oracle.cut(text));
        }
    }

    private static Pattern compile(SplitPattern pattern) {
        return Pattern.compile(pattern.spelling(), Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE);
    }

    private static List<String> matches(Pattern expression, String text) {
        List<String> matches = new ArrayList<>();
        int from = 0;
        Matcher matcher = expression.matcher(text);
        while (matcher.find()) {
            assertThat(matcher.start()).isEqualTo(from);
            matches.add(matcher.group());
            from = matcher.end();
        }
        assertThat(from).isEqualTo(text.length());
        return matches;
    }

    private static List<String> cut(Pretokenizer scanner, String text) {
        byte[] bytes = SampleText.utf8(text);
        List<String> pretokens = new ArrayList<>();
        int[] ends = new int[Pretokenizer.LEAST_ROOM];
        int from = 0;
        while (from < bytes.length) {
            int count = scanner.cut(bytes, from, bytes.length, ends);
            for (int i = 0; i < count; i++) {
                pretokens.add(new String(bytes, from, ends[i] - from, StandardCharsets.UTF_8));
                from = ends[i];
            }
        }
        return pretokens;
    }
}
