package dev.stackyard.pii.internal.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.pii.internal.scan.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailScannerTest {

    /** BigCode's expression, letter for letter, but for what java.util.regex writes differently. */
    private static final Pattern ORACLE = Pattern.compile(
            "(?<=^|[\\[({<\\x08\\s@,?!;'\"\\p{IsHan}\u00BF\u00A1:.]|\\\\['\"])"
                    + "("
                    + "(?:[^\\]\\[(){}<>\\x08\\s@,?!;'\":#/\\\\=.\\-]|(?:[=.\\-](?![.@])))+"
                    + "@"
                    + "(?:(?:\\w|[^.\\x08\\s@?!;,/()>\\-:][^.\\x08\\s@?!;,/()>]{0,62}[^.\\x08\\s@?!;,/()>\\-:'\"])\\.){1,10}"
                    + "(?:[\\p{L}\\p{M}]{2,63}|xn--\\w+)"
                    + ")"
                    + "(?=$|[\\])}>\\x08\\s@,?!;'\"\\p{IsHan}]|\\\\['\"]|:(?!\\d)|\\.(?!\\S))",
            Pattern.MULTILINE | Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS);

    private static final String[] PIECES = {
        "@",
        "@",
        "@",
        ".",
        ".",
        "-",
        "=",
        ":",
        "'",
        "\"",
        "\\",
        " ",
        "\n",
        "\b",
        "<",
        ">",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "/",
        "#",
        ",",
        "?",
        "!",
        ";",
        "a",
        "b",
        "x",
        "0",
        "7",
        "_",
        "com",
        "xn--",
        "xn--p1",
        "\u4e2d",
        "\u6587",
        "\u00e9",
        "e\u0301",
        "\u00a1",
        "\u00a0",
        "\u3000",
        "\u0660",
        "\u200d",
        "\u203f",
        "\ud83d\ude00",
        "\ud840\udc0b",
        "\u3042",
        "foo",
        "bar.org",
        "@b.co",
        "a@b.",
        "@bar.org"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void acceptsWhatBigCodesExpressionAccepts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 8_000; round++) {
            String text = randomText(random);
            assertThat(bigCode(text)).as("seed %s, text %s", seed, text).isEqualTo(oracle(text));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {62, 63, 64, 65, 66, 70})
    void agreesOnTheLongestLabelsAndTopLevelDomains(int length) {
        String label = "b".repeat(length);
        for (String text : List.of(
                "a@" + label + ".com",
                "a@b." + label,
                "a@b." + label + ".org",
                "a@b.xn--" + label,
                "a@x." + label + "\u4e2d1")) {
            assertThat(bigCode(text)).as(text).isEqualTo(oracle(text));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 11, 12})
    void agreesOnTheNumberOfLabels(int labels) {
        String text = "a@" + "b.".repeat(labels) + "org";
        assertThat(bigCode(text)).isEqualTo(oracle(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <email>jane.roe@mail.test</email>            | jane.roe@mail.test
            mail=jane@roe.org&x=1                        | jane@roe.org
            "Report bugs to <jane-r@roe.co.uk>\\n"       | jane-r@roe.co.uk
            `jane@roe.org`                               | jane@roe.org
            JANE@ROE.ORG.                                | JANE@ROE.ORG
            jane+tag@sub.roe.museum,                     | jane+tag@sub.roe.museum
            mailto:jane@xn--80ak6aa92e.xn--p1ai?x        | jane@xn--80ak6aa92e.xn--p1ai
            ...jane@roe.org                              | jane@roe.org
            """)
    void ourGrammarSeesAddressesThatMarkupTouches(String text, String address) {
        assertThat(matches(new StackyardGrammar(), text)).containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lodash@4.17.21",
                "icon@2x.png",
                "user@host.example:8080",
                "a@b",
                "foo@bar.getName()",
                "x@y.json",
                "@media.com",
                "memcpy@GLIBC_2.2.5",
                "a@.com",
                "a@-b.com",
                "job@tty1.service",
                "obj@field.name("
            })
    void ourGrammarLeavesOtherAtSignsAlone(String text) {
        assertThat(matches(new StackyardGrammar(), text)).isEmpty();
    }

    @Test
    void ourGrammarCutsAddressesOutOfUnspacedScripts() {
        assertThat(matches(
                        new StackyardGrammar(),
                        "\u8054\u7cfb\u4eba\uff1ajane@roe.org\u3002\u90ae\u7bb1jo@roe.cn\u6216"))
                .containsExactly("jane@roe.org", "jo@roe.cn");
    }

    @Test
    void malformedUtf8DoesNoHarm() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = new byte[random.nextInt(1, 40)];
            random.nextBytes(bytes);
            bytes[random.nextInt(bytes.length)] = '@';
            Text text = Text.of(ByteSlice.of(bytes), "");
            new EmailScanner(new BigCodeGrammar())
                    .scan(text, (start, at, end) -> assertThat(start).isLessThan(at));
            new EmailScanner(new StackyardGrammar())
                    .scan(text, (start, at, end) -> assertThat(at).isLessThan(end));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.", "@", "a@", "a@b.", "=", "xn--", "a@b.xn--", "\u4e2d"})
    void repetitionsCostLinearTime(String piece) {
        String text = piece.repeat(400_000 / piece.length()) + "@";
        assertThat(matches(new BigCodeGrammar(), text).size()).isLessThan(text.length());
        assertThat(matches(new StackyardGrammar(), text).size()).isLessThan(text.length());
    }

    private static String randomText(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(1, 30);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static List<String> oracle(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = ORACLE.matcher(text);
        while (matcher.find()) {
            found.add(matcher.start(1) + ":" + matcher.group(1));
        }
        return found;
    }

    private static List<String> bigCode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> found = new ArrayList<>();
        new EmailScanner(new BigCodeGrammar()).scan(Text.of(ByteSlice.of(bytes), ""), (start, at, end) -> {
            int charStart = new String(bytes, 0, start, StandardCharsets.UTF_8).length();
            found.add(charStart + ":" + new String(bytes, start, end - start, StandardCharsets.UTF_8));
        });
        return found;
    }

    private static List<String> matches(EmailGrammar grammar, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> found = new ArrayList<>();
        new EmailScanner(grammar)
                .scan(
                        Text.of(ByteSlice.of(bytes), ""),
                        (start, at, end) -> found.add(new String(bytes, start, end - start, StandardCharsets.UTF_8)));
        return found;
    }
}
