package dev.stackyard.curate.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnicodeClassesTest {

    /** Blocks to which no Unicode version between the table's and any JDK's has added characters. */
    @ParameterizedTest
    @CsvSource({"0000,061C", "0620,086F", "1E00,1FFF", "3040,31EF", "4E00,9FEF", "AC00,D7FF", "F900,FAFF", "1D400,1D7FF"
    })
    void agreesWithTheJdkWhereUnicodeHasNotChanged(String first, String last) {
        for (int c = Integer.parseInt(first, 16); c <= Integer.parseInt(last, 16); c++) {
            int type = Character.getType(c);
            boolean number = type == Character.DECIMAL_DIGIT_NUMBER
                    || type == Character.LETTER_NUMBER
                    || type == Character.OTHER_NUMBER;
            String name = Integer.toHexString(c);
            assertThat(UnicodeClasses.isAlphabetic(c)).as(name).isEqualTo(Character.isLetter(c));
            assertThat(UnicodeClasses.isAlphanumeric(c)).as(name).isEqualTo(Character.isLetter(c) || number);
            assertThat(UnicodeClasses.isWord(c)).as(name).isEqualTo(Character.isLetter(c) || number || c == '_');
        }
    }

    @Test
    void isFrozenWhateverTheJdkKnows() {
        assertThat(UnicodeClasses.isAlphabetic(0x0870)).as("new in Unicode 14").isTrue();
        assertThat(UnicodeClasses.isAlphabetic(0x31350)).as("new in Unicode 15").isFalse();
        assertThat(UnicodeClasses.isAlphabetic(0x1C89)).as("new in Unicode 16").isFalse();
    }

    @Test
    void whiteSpaceIsThatOfTheJdkPlusNoBreakSpacesAndNextLine() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
            if (UnicodeClasses.isSpace(c) != space) {
                assertThat(UnicodeClasses.isSpace(c)).as(Integer.toHexString(c)).isEqualTo(space);
            }
        }
    }
}
