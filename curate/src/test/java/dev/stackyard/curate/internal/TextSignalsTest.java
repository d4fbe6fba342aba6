package dev.stackyard.curate.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextSignalsTest {

    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "word ",
            "0",
            "_",
            "+",
            " ",
            "\t",
            "\n",
            "\r",
            "\r\n",
            "\n\r",
            "\u000B",
            "\f",
            "\u001C",
            "\u001D",
            "\u001E",
            "\u001F",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u00E9",
            "\u00B2",
            "\u4E00",
            "\uD83D\uDE00",
            "\u0660",
            "\u3000",
            "@",
            "[",
            "`",
            "{",
            "/",
            ":",
            "\u007F");

    /** Python's line breaks. */
    private static final Pattern BREAK = Pattern.compile("\r\n|[\n\r\u000B\f\u001C-\u001E\u0085\u2028\u2029]");

    private static TextSignals scan(String text) {
        return scan(text.getBytes(StandardCharsets.UTF_8), 5);
    }

    private static TextSignals scan(byte[] bytes, int headLines) {
        TextSignals signals = new TextSignals(headLines);
        signals.scan(bytes, 0, bytes.length);
        return signals;
    }

    @Test
    void anEmptyTextHasNoLines() {
        TextSignals signals = scan("");
        assertThat(signals.lines()).isZero();
        assertThat(signals.characters()).isZero();
        assertThat(signals.averageLine()).isZero();
        assertThat(signals.alphabeticFraction()).isZero();
        assertThat(signals.headEnd()).isZero();
    }

    @Test
    void aBreakAtTheEndBeginsNoLine() {
        assertThat(scan("a\nb\n").lines()).isEqualTo(2);
        assertThat(scan("a\nb").lines()).isEqualTo(2);
        assertThat(scan("\n").lines()).isEqualTo(1);
    }

    @Test
    void carriageReturnAndLineFeedAreOneBreak() {
        assertThat(scan("a\r\nb\r\n\r\n").lines()).isEqualTo(3);
        assertThat(scan("a\n\rb").lines()).isEqualTo(3);
        assertThat(scan("1234567\r\n9").lines()).isEqualTo(2);
    }

    @Test
    void lineFeedAtTheStartOfARangeIsABreakWhateverLiesBefore() {
        byte[] bytes = "\r\nx".getBytes(StandardCharsets.UTF_8);
        TextSignals signals = new TextSignals(5);
        signals.scan(bytes, 1, bytes.length);
        assertThat(signals.lines()).isEqualTo(2);
    }

    @Test
    void lengthsAreInCharacters() {
        TextSignals signals = scan("\u00E9\u4E00\uD83D\uDE00\nabcd\n");
        assertThat(signals.characters()).isEqualTo(9);
        assertThat(signals.longestLine()).isEqualTo(4);
        assertThat(signals.averageLine()).isEqualTo(3.5);
    }

    @Test
    void headEndsBeforeTheBreakOfItsLastLine() {
        byte[] bytes = "a\nb\r\nc\nd".getBytes(StandardCharsets.UTF_8);
        assertThat(scan(bytes, 2).headEnd()).isEqualTo(3);
        assertThat(scan(bytes, 9).headEnd()).isEqualTo(bytes.length);
    }

    @Test
    void whiteSpaceAloneIsBlank() {
        for (String text : List.of("", " \t\n", "\u3000\u00A0\u2003\u0085\u001F")) {
            assertThat(scan(text).isBlank()).isTrue();
        }
        for (String text : List.of("x", " \n.", "\uFEFF", "\u200B")) {
            assertThat(scan(text).isBlank()).as(text).isFalse();
        }
    }

    @Test
    void agreesWithCountingOneCharacterAtATime() {
        for (long seed = 0; seed < 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String text = RandomText.of(random, PIECES, random.nextInt(60));
            TextSignals signals = scan(text);
            String name = "seed " + seed;
            String[] lines =
                    text.isEmpty() ? new String[0] : (BREAK.matcher(text).replaceAll("\n") + "x").split("\n", -1);
            int count = lines.length;
            if (count > 0) {
                lines[count - 1] = lines[count - 1].substring(0, lines[count - 1].length() - 1);
                count -= lines[count - 1].isEmpty() ? 1 : 0;
            }
            int sum = 0;
            int longest = 0;
            for (int i = 0; i < count; i++) {
                int length = lines[i].codePointCount(0, lines[i].length());
                sum += length;
                longest = Math.max(longest, length);
            }
            long letters = text.codePoints().filter(Character::isLetter).count();
            long alphanumerics =
                    text.codePoints().filter(TextSignalsTest::isAlphanumeric).count();
            int characters = text.codePointCount(0, text.length());
            assertThat(signals.lines()).as(name).isEqualTo(count);
            assertThat(signals.characters()).as(name).isEqualTo(characters);
            assertThat(signals.longestLine()).as(name).isEqualTo(longest);
            assertThat(signals.averageLine() * count)
                    .as(name)
                    .isCloseTo(sum, org.assertj.core.data.Offset.offset(1e-6));
            assertThat(Math.round(signals.alphabeticFraction() * characters))
                    .as(name)
                    .isEqualTo(letters);
            assertThat(Math.round(signals.alphanumericFraction() * characters))
                    .as(name)
                    .isEqualTo(alphanumerics);
        }
    }

    private static boolean isAlphanumeric(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isLetterOrDigit(codePoint)
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    @Test
    void endsOnMalformedBytes() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            assertThat(scan(bytes, 5).lines()).as("seed " + seed).isLessThanOrEqualTo(bytes.length + 1);
        }
    }
}
