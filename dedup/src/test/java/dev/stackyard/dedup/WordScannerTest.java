package dev.stackyard.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle cuts words with java.util.regex; hashes must be equal exactly where words are. */
class WordScannerTest {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_\u00C0-\u07FF]+"
            + "|[\u0800-\u1FFF\u2080-\u2FFF\u3040-\uD7FF\uE000-\uFFFF]|[\\x{10000}-\\x{10FFFF}]");

    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "_",
            "0",
            "9",
            "@",
            "[",
            "`",
            "{",
            "/",
            ":",
            " ",
            "\n",
            "\t",
            "-",
            "\u0000",
            "\u007F",
            "é",
            "É",
            "ß",
            "ж",
            "א",
            "\u00A0",
            "«",
            "¿",
            "漢",
            "字",
            "。",
            "、",
            "’",
            "—",
            "\u2080",
            "ก",
            "한",
            "😀",
            "𝒳",
            "abcdefgh",
            "ABCDEFGH",
            "getElementById",
            "                ");

    private final WordScanner scanner = new WordScanner();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void cutsTextLikeTheExpression(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Long> hashOf = new HashMap<>();
        Map<Long, String> wordOf = new HashMap<>();
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            int variety = 1 + random.nextInt(PIECES.size());
            for (int i = random.nextInt(200); i > 0; i--) {
                text.append(PIECES.get(random.nextInt(variety)));
            }
            List<String> words = words(text.toString());
            List<Long> hashes = scan(text.toString(), random.nextInt(9), random.nextInt(9));
            assertThat(hashes).as("seed %d text '%s'", seed, text).hasSameSizeAs(words);
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                long hash = hashes.get(i);
                assertThat(hashOf.computeIfAbsent(word, w -> hash))
                        .as("word %s", word)
                        .isEqualTo(hash);
                assertThat(wordOf.computeIfAbsent(hash, h -> word))
                        .as("hash of %s", word)
                        .isEqualTo(word);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void takesAnyBytesAndSeesNothingBesideThem(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            List<Long> alone = scan(bytes, 0, 0, (byte) 0);
            byte around = (byte) (random.nextBoolean() ? 'x' : 0x80 + random.nextInt(64));
            assertThat(scan(bytes, random.nextInt(20), random.nextInt(20), around))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(alone);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "foo,FOO,true",
        "foo_bar,FOO_BAR,true",
        "_,__,false",
        "a_b,ab,false",
        "été,ÉTÉ,false",
        "a,A,true",
        "1,11,false"
    })
    void foldsAsciiLettersOnly(String a, String b, boolean same) {
        assertThat(scan(a, 0, 0).equals(scan(b, 0, 0))).isEqualTo(same);
    }

    @Test
    void readsAMegabyteWithoutAGapAsOneWord() {
        byte[] word = new byte[1 << 20];
        Arrays.fill(word, (byte) 'q');
        assertThat(scan(word, 0, 0, (byte) ' ')).hasSize(1);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            StringBuilder lower = new StringBuilder(matcher.group());
            for (int i = 0; i < lower.length(); i++) {
                if (lower.charAt(i) < 0x80) {
                    lower.setCharAt(
                            i,
                            lower.substring(i, i + 1).toLowerCase(Locale.ROOT).charAt(0));
                }
            }
            words.add(lower.toString());
        }
        return words;
    }

    private List<Long> scan(String text, int before, int after) {
        return scan(text.getBytes(StandardCharsets.UTF_8), before, after, (byte) 'x');
    }

    private List<Long> scan(byte[] text, int before, int after, byte around) {
        byte[] array = new byte[before + text.length + after];
        Arrays.fill(array, around);
        System.arraycopy(text, 0, array, before, text.length);
        int count = scanner.scan(array, before, text.length);
        return Arrays.stream(scanner.hashes(), 0, count).boxed().toList();
    }
}
