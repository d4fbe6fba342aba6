package dev.stackyard.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void ordinaryTextIsLeftAlone() {
        String text = "src/café/日本語/😀.py";
        assertThat(Printable.of(text)).isEqualTo(text);
    }

    @Test
    void whatCouldCommandATerminalIsSpelledOut() {
        assertThat(Printable.of("a\u001b[2Jb\nc\u0007")).isEqualTo("a\\u001b[2Jb\\u000ac\\u0007");
        assertThat(Printable.of("evil\u202etxt.exe")).isEqualTo("evil\\u202etxt.exe");
        assertThat(Printable.of("half \ud800 pair")).isEqualTo("half \\ud800 pair");
    }

    @Test
    void cuttingNeverSplitsACharacter() {
        assertThat(Printable.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Printable.cut("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Printable.cut("abcd😀fg", 6)).isEqualTo("abcd…");
    }

    @Test
    void nothingUnsafeComesThrough() {
        long seed = 20261123;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(20); j > 0; j--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
            }
            String safe = Printable.of(text.toString());
            assertThat(safe.chars().noneMatch(Character::isISOControl))
                    .as("seed %d, text %s", seed, safe)
                    .isTrue();
            assertThat(Printable.of(safe)).as("seed %d", seed).isEqualTo(safe);
        }
    }
}
