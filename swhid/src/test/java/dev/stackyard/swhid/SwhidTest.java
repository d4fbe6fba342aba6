package dev.stackyard.swhid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwhidTest {

    private static final String HASH = "94a9ed024d3859793618152ea559a168bbcbb5e2";

    @ParameterizedTest
    @EnumSource(ObjectType.class)
    void printsWhatItParsed(ObjectType type) {
        String text = "swh:1:" + type.tag() + ":" + HASH;
        assertThat(Swhid.parse(text)).isEqualTo(new Swhid(type, ObjectHash.parse(HASH)));
        assertThat(Swhid.parse(text)).hasToString(text);
    }

    /** The examples of ISO/IEC 18670 chapter 5. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2",
                "swh:1:dir:d198bc9d7a6bcf6db04f476d29314f157507d505",
                "swh:1:rev:309cf2674ee7a0749978cf8265ab91a60aea0f7d",
                "swh:1:rel:22ece559cc7cc2364edc5e5593d63ae8bd229f9f",
                "swh:1:snp:c7c108084bc0bf3d81436bf980b46e98bd338453"
            })
    void readsTheExamplesOfTheStandard(String text) {
        assertThat(Swhid.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "swh, 3",
        "swh:, 4",
        "swh:1, 5",
        "swh:1:, 6",
        "swh:1:cnt, 9",
        "swh:1:cnt:, 10",
        "swh:1:ori:94a9ed024d3859793618152ea559a168bbcbb5e2, 6",
        "swh:1:emd:94a9ed024d3859793618152ea559a168bbcbb5e2, 6",
        "foo:1:cnt:abc8bc9d7a6bcf6db04f476d29314f157507d505, 0",
        "SWH:1:cnt:abc8bc9d7a6bcf6db04f476d29314f157507d505, 0",
        "swh:2:dir:def8bc9d7a6bcf6db04f476d29314f157507d505, 4",
        "swh:1:foo:fed8bc9d7a6bcf6db04f476d29314f157507d505, 6",
        "swh:1:snp:gh6959356d30f1a4e9b7f6bca59b9a336464c03d, 10",
        "swh:1:snp:foo, 11",
        "swh:1:cnt:94A9ed024d3859793618152ea559a168bbcbb5e2, 12",
        "swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e, 49",
        "swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e20, 50",
        "swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2;path=/a, 50",
        "'swh :1:dir:0b6959356d30f1a4e9b7f6bca59b9a336464c03d', 3",
        "'swh:1: dir:0b6959356d30f1a4e9b7f6bca59b9a336464c03d', 6",
        "'swh:1:dir: 0b6959356d30f1a4e9b7f6bca59b9a336464c03d', 10"
    })
    void namesTheFirstWrongCharacter(String text, int offset) {
        assertThatThrownBy(() -> Swhid.parse(text))
                .isInstanceOfSatisfying(
                        SwhidFormatException.class, e -> assertThat(e.offset()).isEqualTo(offset))
                .hasMessageContaining("at character " + offset)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void hashesKeepTheirBytesAndOrder() {
        long seed = 20261123;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            byte[] left = new byte[24];
            byte[] right = new byte[24];
            random.nextBytes(left);
            random.nextBytes(right);
            System.arraycopy(left, 2, right, 2, random.nextInt(21));
            ObjectHash a = ObjectHash.of(left, 2);
            ObjectHash b = ObjectHash.of(right, 2);
            assertThat(a.toBytes()).as("seed %d", seed).isEqualTo(java.util.Arrays.copyOfRange(left, 2, 22));
            assertThat(ObjectHash.parse(a.hex())).isEqualTo(a);
            assertThat(Integer.signum(a.compareTo(b)))
                    .isEqualTo(Integer.signum(a.hex().compareTo(b.hex())));
        }
    }
}
