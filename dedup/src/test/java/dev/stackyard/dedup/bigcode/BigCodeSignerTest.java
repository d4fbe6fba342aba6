package dev.stackyard.dedup.bigcode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stackyard.dedup.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The golden table was written by the script's own functions in Python, see oracle/golden.py; hashes are xxhash's. */
class BigCodeSignerTest {

    private static final int STEP = 25;

    static List<JsonNode> golden() throws IOException {
        return Golden.lines();
    }

    private static BigCodeSigner signer(boolean mergeShort) {
        return new BigCodeSigner(5, 5, mergeShort, 25, 10, 42);
    }

    @ParameterizedTest
    @MethodSource("golden")
    void signsAsTheScriptDoes(JsonNode line) {
        byte[] text = line.get("text").textValue().getBytes(StandardCharsets.UTF_8);
        int[] signature = signer(true).signature(text, 0, text.length);
        assertThat(IntStream.range(0, signature.length / STEP).mapToLong(i -> signature[i * STEP] & 0xFFFFFFFFL))
                .containsExactlyElementsOf(
                        () -> IntStream.range(0, line.get("signature").size())
                                .mapToObj(i -> line.get("signature").get(i).longValue())
                                .iterator());
        assertThat(IntStream.of(signature).sum() & 0xFFFFFFFFL)
                .isEqualTo(line.get("sum").longValue());
    }

    @Test
    void tellsShortTextsApartIfAsked() {
        BigCodeSigner apart = signer(false);
        byte[] a = "a b".getBytes(StandardCharsets.UTF_8);
        byte[] b = "b a".getBytes(StandardCharsets.UTF_8);
        assertThat(apart.sign(a, 0, 3)).isEqualTo(apart.sign(a, 0, 3)).isNotEqualTo(apart.sign(b, 0, 3));
        assertThat(signer(true).sign(a, 0, 3)).isEqualTo(signer(true).sign(b, 0, 3));
    }

    @Test
    void hashesThatWrapAreReducedAsNumpyReducesThem() {
        // solved for the first permutation: h * a + b = p + k modulo 2^32 becomes k, for k from 0 to 4
        int a = 1608637543;
        int b = 1834414013;
        int inverse = a;
        for (int i = 0; i < 5; i++) {
            inverse *= 2 - a * inverse;
        }
        BigCodeMinHash minHash = new BigCodeMinHash(250, 42);
        for (int k = 0; k < 5; k++) {
            int[] signature = new int[250];
            minHash.sign(new int[] {(-5 + k - b) * inverse}, 1, signature);
            assertThat(signature[0]).isEqualTo(k);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00c3",
                "\u00e2\u0082",
                "\u00f0\u009f\u0098",
                "\u00ff",
                "\u0080",
                "a\u00ce",
                "\u00ed\u00a0\u0080"
            })
    void bytesThatAreNoTextEndTokens(String latin) {
        byte[] bytes = ("one " + latin + " two").getBytes(StandardCharsets.ISO_8859_1);
        BigCodeText text = new BigCodeText();
        assertThat(text.read(bytes, 0, bytes.length)).isGreaterThanOrEqualTo(3);
        assertThat(new String(text.joined(), 0, 3, StandardCharsets.UTF_8)).isEqualTo("one");
    }

    @Test
    void hashesAsXxHashDoes() {
        assertThat(XxHash32.hash(new byte[0], 0, 0)).isEqualTo(0x02CC5D05);
        assertThat(XxHash32.hash("a".getBytes(StandardCharsets.UTF_8), 0, 1)).isEqualTo(0x550D7456);
        assertThat(XxHash32.hash("Nobody inspects the spammish repetition".getBytes(StandardCharsets.UTF_8), 0, 39))
                .isEqualTo(0xE2293B2F);
    }
}
