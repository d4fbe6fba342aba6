package dev.stackyard.corpus.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.reading.Reading;
import dev.stackyard.corpus.reading.Readings;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IntermediateRendererTest {

    private static final int DRAWS = 10_000;

    @Test
    void isOneOfFourFormsInThePapersShares() throws IOException {
        Reading pair = read(
                "{\"format\":\"stackyard-ir-1\",\"language\":\".c\",\"code\":\"C\",\"for_size\":\"S\",\"for_speed\":\"F\"}");
        Map<String, Integer> counts = new TreeMap<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            counts.merge(Rendered.of(new IntermediateRenderer(), pair, "C", draw), 1, Integer::sum);
        }
        assertThat(counts)
                .containsOnlyKeys(
                        "C\u00ab<code_to_intermediate>\u00bbS",
                        "C\u00ab<code_to_intermediate>\u00bbF",
                        "S\u00ab<intermediate_to_code>\u00bbC",
                        "F\u00ab<intermediate_to_code>\u00bbC");
        assertThat(counts.get("C\u00ab<code_to_intermediate>\u00bbS")).isBetween(3_800, 4_200);
        assertThat(counts.get("F\u00ab<intermediate_to_code>\u00bbC")).isBetween(900, 1_100);
    }

    @Test
    void takesTheOneThatIsThere() throws IOException {
        Reading pair = read("{\"format\":\"stackyard-ir-1\",\"code\":\"C\",\"for_speed\":\"F\"}");
        for (int draw = 0; draw < 100; draw++) {
            assertThat(Rendered.of(new IntermediateRenderer(), pair, "C", draw)).contains("F");
        }
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(read("{\"format\":\"x\"}").problem()).isEqualTo("is of the unknown format x");
        assertThat(read("{\"format\":\"stackyard-ir-1\",\"code\":\"C\"}").problem())
                .startsWith("lacks its code");
        assertThat(read("[]").problem()).isEqualTo("is no JSON object");
    }

    private static Reading read(String json) {
        return Objects.requireNonNull(Readings.of(RowKind.IR, ByteSlice.utf8(json)));
    }
}
