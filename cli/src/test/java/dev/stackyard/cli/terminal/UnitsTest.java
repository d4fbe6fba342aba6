package dev.stackyard.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0 bytes",
                "999|999 bytes",
                "1000|1.00 kB",
                "9994|9.99 kB",
                "9996|10.0 kB",
                "99949|99.9 kB",
                "99960|100 kB",
                "999499|999 kB",
                "999500|1.00 MB",
                "12345678|12.3 MB",
                "9223372036854775807|9.22 EB"
            })
    void bytesHaveThreeDigits(long bytes, String words) {
        assertThat(Units.bytes(bytes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "500000, 500000",
        "1k, 1024",
        "512m, 536870912",
        "4G, 4294967296",
        "4GiB, 4294967296",
        "4gb, 4294967296",
        "2T, 2199023255552"
    })
    void sizesAreReadAsPeopleWriteThem(String text, long bytes) {
        assertThat(Units.parseBytes(text, "--memory")).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "1.5g", "1x", "four", "99999999999999t", "1 g"})
    void otherSizesAreRefusedWithTheOption(String text) {
        assertThatThrownBy(() -> Units.parseBytes(text, "--memory"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("--memory " + text + ": ");
    }

    @Test
    void durationsHaveHoursOnlyWhereNeeded() {
        assertThat(Units.duration(0.2)).isEqualTo("0:00");
        assertThat(Units.duration(754.4)).isEqualTo("12:34");
        assertThat(Units.duration(3723)).isEqualTo("1:02:03");
    }

    @Test
    void shareOfNothingIsNothing() {
        assertThat(Units.percent(0, 0)).isEqualTo("0 %");
        assertThat(Units.percent(1, 3)).isEqualTo("33.3 %");
    }
}
