package dev.stackyard.tokenize.bpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CharClassTest {

    private static final Pattern WHITE_SPACE = Pattern.compile("(?U)\\s");

    /** The JDK's own tables are older or newer than the frozen ones, but agree on what they both know. */
    @Test
    void agreesWithTheJdkOnAllThatItHasAssigned() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            int type = Character.getType(codePoint);
            if (type != Character.UNASSIGNED && type != Character.SURROGATE) {
                assertThat(CharClass.of(codePoint)).as("U+%04X", codePoint).isEqualTo(expected(codePoint, type));
            }
        }
    }

    private static int expected(int codePoint, int type) {
        return switch (type) {
            case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> CharClass.UPPER;
            case Character.LOWERCASE_LETTER -> CharClass.LOWER;
            case Character.MODIFIER_LETTER, Character.OTHER_LETTER -> CharClass.UNCASED;
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
                CharClass.MARK;
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> CharClass.NUMBER;
            default -> WHITE_SPACE.matcher(Character.toString(codePoint)).matches() ? CharClass.SPACE : CharClass.OTHER;
        };
    }

    @Test
    void decodesEveryCodePointWithItsLength() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint += 7) {
            if (Character.getType(codePoint) != Character.SURROGATE) {
                byte[] utf8 = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
                assertThat(CharClass.at(utf8, 0, utf8.length))
                        .as("U+%04X", codePoint)
                        .isEqualTo(CharClass.of(codePoint) | utf8.length << 8);
            }
        }
    }

    @Test
    void takesEachMalformedByteByItself() {
        byte[][] malformed = {
            {(byte) 0x80}, {(byte) 0xC3}, {(byte) 0xE2, (byte) 0x82}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}
        };
        for (byte[] bytes : malformed) {
            assertThat(CharClass.at(bytes, 0, bytes.length)).isEqualTo(CharClass.OTHER | 1 << 8);
        }
    }
}
