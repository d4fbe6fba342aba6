package dev.stackyard.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Utf8Test {

    private static boolean jdkAccepts(byte[] bytes, int offset, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Test
    void agreesWithTheJdkOnAllShortSequences() {
        byte[] bytes = new byte[3];
        for (int i = 0; i < 1 << 24; i += 61) {
            bytes[0] = (byte) (i >> 16);
            bytes[1] = (byte) (i >> 8);
            bytes[2] = (byte) i;
            assertThat(Utf8.isValid(bytes, 0, 3)).as("%06x", i).isEqualTo(jdkAccepts(bytes, 0, 3));
        }
    }

    @Test
    void agreesWithTheJdkOnDamagedText() {
        long seed = 5;
        SplittableRandom random = new SplittableRandom(seed);
        byte[] text =
                "plain ascii, é, 日本語, 😀 and more plain ascii text".repeat(3).getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 50_000; round++) {
            byte[] damaged = text.clone();
            for (int k = random.nextInt(3); k > 0; k--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            int offset = random.nextInt(damaged.length);
            int length = random.nextInt(damaged.length - offset + 1);
            assertThat(Utf8.isValid(damaged, offset, length))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(jdkAccepts(damaged, offset, length));
        }
    }

    @Test
    void countsCodePoints() {
        String text = "aé日😀\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Utf8.codePoints(bytes, 0, bytes.length)).isEqualTo(text.codePointCount(0, text.length()));
    }

    @Test
    void decodesWithTheStatedCharset() {
        ByteSlice latin1 = ByteSlice.of(new byte[] {'c', 'a', 'f', (byte) 0xE9});
        assertThat(TextDecoder.toUtf8(latin1, "ISO-8859-1").orElseThrow().decodeUtf8())
                .isEqualTo("café");
        ByteSlice wide = ByteSlice.of("plain".getBytes(StandardCharsets.UTF_16LE));
        assertThat(TextDecoder.toUtf8(wide, "UTF-16LE").orElseThrow().decodeUtf8())
                .isEqualTo("plain");
        assertThat(TextDecoder.toUtf8(latin1, null)).isEmpty();
        assertThat(TextDecoder.toUtf8(latin1, "no such charset!")).isEmpty();
        assertThat(TextDecoder.toUtf8(latin1, "US-ASCII")).isEmpty();
        assertThat(TextDecoder.toUtf8(ByteSlice.utf8("é"), "ISO-8859-1")
                        .orElseThrow()
                        .decodeUtf8())
                .isEqualTo("é");
    }
}
