package dev.stackyard.languages.internal.traits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextLinesTest {

    @Test
    void linesAreWhatSplitGives() {
        SplittableRandom random = new SplittableRandom(4);
        TextLines lines = new TextLines();
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                text.append("\n\nab\r".charAt(random.nextInt(5)));
            }
            byte[] bytes = ("x\n" + text + "\ny").getBytes(StandardCharsets.US_ASCII);
            lines.read(bytes, 2, bytes.length - 2);
            String[] expected = text.isEmpty() ? new String[0] : text.toString().split("\n", -1);
            for (int line = 0; line < TextLines.FIRST_LINES; line++) {
                assertThat(lines.has(line)).as("%d of %s", line, text).isEqualTo(line < expected.length);
                if (line < expected.length) {
                    assertThat(string(bytes, lines.start(line), lines.end(line)))
                            .isEqualTo(expected[line]);
                }
            }
            if (expected.length > 1) {
                assertThat(string(bytes, lines.lastStart(), lines.to())).isEqualTo(expected[expected.length - 1]);
                assertThat(string(bytes, lines.secondLastStart(), lines.secondLastEnd()))
                        .isEqualTo(expected[expected.length - 2]);
            }
        }
    }

    private static String string(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }
}
