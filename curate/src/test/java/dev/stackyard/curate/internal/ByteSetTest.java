package dev.stackyard.curate.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ByteSetTest {

    private static final ByteSet SET = new ByteSet("acAC\u0080\u00BF", "gw");
    private static final List<String> PIECES =
            List.of("a", "b", "C", "aaaaaaaaaaaa", "g", "W", "x", " ", "\u00E9", "bbbbbbbbbbbbbbbbbbbbbbbb");

    @Test
    void findsTheFirstRunLikeTheObviousLoop() {
        for (long seed = 0; seed < 4000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] text = RandomText.of(random, PIECES, random.nextInt(60)).getBytes(StandardCharsets.UTF_8);
            int from = random.nextInt(text.length + 1);
            int end = from + random.nextInt(text.length - from + 1);
            int length = 8 + random.nextInt(30);
            assertThat(SET.findRun(text, from, end, length))
                    .as("seed " + seed)
                    .isEqualTo(obvious(text, from, end, length));
        }
    }

    private static int obvious(byte[] text, int from, int end, int length) {
        int run = 0;
        for (int i = from; i < end; i++) {
            int b = text[i] & 0xFF;
            boolean member = (b >= 'a' && b <= 'c') || (b >= 'A' && b <= 'C') || (b >= 0x80 && b <= 0xBF);
            run = member ? run + 1 : 0;
            if (run == length) {
                return i + 1 - length;
            }
        }
        return -1;
    }
}
