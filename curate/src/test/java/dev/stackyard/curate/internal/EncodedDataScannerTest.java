package dev.stackyard.curate.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.stackyard.curate.internal.EncodedDataScanner.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The oracle is {@code java.util.regex} with Python's {@code \w}, {@code \s} and {@code \b} spelled out. */
class EncodedDataScannerTest {

    private static final String WORD = "[\\p{L}\\p{N}_]";
    private static final String BOUNDARY = "(?:(?<=" + WORD + ")(?!" + WORD + ")|(?<!" + WORD + ")(?=" + WORD + "))";
    private static final String SPACE =
            "[\\t-\\r\\x1C-\\x20\\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]";
    private static final List<Pattern> EXPRESSIONS = List.of(
            Pattern.compile("[a-zA-Z0-9+/\\n=]{64,}"),
            Pattern.compile("(?:" + BOUNDARY + "(?:0x|\\\\x)?[0-9a-fA-F]{2}(?:,|" + BOUNDARY + SPACE + "*)){8,}"),
            Pattern.compile("(?:\\\\u[0-9a-fA-F]{4}){8,}"));

    private static final List<String> HEX_PIECES = List.of(
            "41",
            "0x41",
            "\\x41",
            "fF",
            ",",
            " ",
            "\n",
            "\t",
            "0x41,",
            "41 ",
            "41,",
            "\u3000",
            "\u2028",
            "\u00A0",
            "\u00E9",
            "\u4E00",
            "_",
            "x",
            "\\",
            "0",
            "a",
            "g",
            "\u001F",
            "00 01 02 03 04 05 06 07 ",
            "\\x00\\x01\\x02");
    private static final List<String> BASE64_PIECES =
            List.of("A", "zZ09+/=\n", "A".repeat(60), "A".repeat(63), "A".repeat(64), " ", "-", "\r", "\u00E9", "(");
    private static final List<String> ESCAPE_PIECES = List.of(
            "\\u00e9",
            "\\u00E9\\uffff",
            "\\u00e9".repeat(7),
            "\\u00g9",
            "\\",
            "u",
            "00e9",
            "\\\\u00e9",
            "\\U0041",
            " ");

    private static EncodedDataScanner scan(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        EncodedDataScanner scanner = new EncodedDataScanner();
        scanner.scan(bytes, 0, bytes.length);
        return scanner;
    }

    @Test
    void agreesWithTheExpressionsOnHexadecimal() throws Exception {
        // java.util.regex recurses once per repetition of a group
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, () -> agrees(HEX_PIECES, 6000), "oracle", 256L << 20);
        thread.setUncaughtExceptionHandler((where, thrown) -> failure.set(thrown));
        thread.start();
        thread.join();
        assertThat(failure.get()).isNull();
    }

    @Test
    void agreesWithTheExpressionsOnBase64() {
        agrees(BASE64_PIECES, 1500);
    }

    @Test
    void agreesWithTheExpressionsOnEscapes() {
        agrees(ESCAPE_PIECES, 1500);
    }

    private static void agrees(List<String> pieces, int texts) {
        for (long seed = 0; seed < texts; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String text = RandomText.of(random, pieces, random.nextInt(80));
            int longest = 0;
            BitSet covered = new BitSet();
            for (Pattern expression : EXPRESSIONS) {
                for (Matcher matcher = expression.matcher(text); matcher.find(); ) {
                    covered.set(matcher.start(), matcher.end());
                    longest = Math.max(longest, text.codePointCount(matcher.start(), matcher.end()));
                }
            }
            EncodedDataScanner scanner = scan(text);
            String name = "seed " + seed + ": " + text;
            assertThat(scanner.longestRun()).as(name).isEqualTo(longest);
            assertThat(scanner.matchedCharacters()).as(name).isEqualTo(covered.cardinality());
        }
    }

    @Test
    void theFirstEscapedByteIsLost() {
        EncodedDataScanner scanner = scan("s = \"" + "\\x41".repeat(9) + "\"");
        assertThat(scanner.longestRun()).isEqualTo(8 * 4);
        assertThat(scanner.longestEncoding()).isEqualTo(Encoding.HEXADECIMAL);
    }

    @Test
    void aSpaceAfterTheCommaBreaksARun() {
        assertThat(scan("0x41, ".repeat(50)).longestRun()).isZero();
        assertThat(scan("0x41,".repeat(50)).longestRun()).isEqualTo(250);
    }

    @Test
    void saysWhichEncodingIsLongest() {
        assertThat(scan("A".repeat(100)).longestEncoding()).isEqualTo(Encoding.BASE64);
        assertThat(scan("\\u0041".repeat(10)).longestEncoding()).isEqualTo(Encoding.UNICODE_ESCAPES);
    }

    @Test
    void overlappingMatchesCountOnce() {
        String text = "ab\ncd\n".repeat(20);
        assertThat(scan(text).matchedCharacters()).isEqualTo(text.length());
    }

    @Test
    void looksAtNothingOutsideItsRange() {
        byte[] bytes = ("A".repeat(80) + "B".repeat(63) + "A".repeat(80)).getBytes(StandardCharsets.UTF_8);
        EncodedDataScanner scanner = new EncodedDataScanner();
        scanner.scan(bytes, 80, 143);
        assertThat(scanner.longestRun()).isZero();
        scanner.scan(bytes, 80, 144);
        assertThat(scanner.longestRun()).isEqualTo(64);
    }

    @Test
    void hostileTextsTakeLinearTime() {
        List<String> hostile =
                List.of("00 ".repeat(7) + "g", "\\u0041", " ", "a", "0x", "00,", "\\", "A".repeat(63) + " ");
        for (String piece : hostile) {
            String text = piece.repeat(4_000_000 / piece.length());
            assertThatCode(() -> scan(text)).doesNotThrowAnyException();
        }
    }

    @Test
    void endsOnMalformedBytes() {
        for (long seed = 0; seed < 300; seed++) {
            byte[] bytes = new byte[200];
            new SplittableRandom(seed).nextBytes(bytes);
            EncodedDataScanner scanner = new EncodedDataScanner();
            scanner.scan(bytes, 0, bytes.length);
            assertThat(scanner.longestRun()).as("seed " + seed).isLessThanOrEqualTo(bytes.length);
        }
    }
}
