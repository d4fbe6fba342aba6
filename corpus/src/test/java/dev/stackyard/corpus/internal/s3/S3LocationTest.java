package dev.stackyard.corpus.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {

    @Test
    void aPlaceHasABucketAPrefixAndOptions() {
        S3Location place = S3Location.parse(
                "s3://my.bucket/a//b/?endpoint=http://127.0.0.1:9000&region=eu-west-1&anonymous=true&lock=none");
        assertThat(place.bucket()).isEqualTo("my.bucket");
        assertThat(place.prefix()).isEqualTo("a/b/");
        assertThat(place.key("c")).isEqualTo("a/b/c");
        assertThat(place.endpoint()).hasToString("http://127.0.0.1:9000");
        assertThat(place.region()).isEqualTo("eu-west-1");
        assertThat(place.anonymous()).isTrue();
        assertThat(place.locking()).isFalse();
        assertThat(place.shown()).isEqualTo("s3://my.bucket/a/b");
    }

    @Test
    void aBucketAloneIsAPlace() {
        S3Location place = S3Location.parse("s3://softwareheritage");
        assertThat(place.prefix()).isEmpty();
        assertThat(place.shown()).isEqualTo("s3://softwareheritage");
        assertThat(place.locking()).isTrue();
        assertThat(place.anonymous()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://",
                "s3:///key",
                "s3://a b/c",
                "s3://bucket/../c",
                "s3://bucket/c?colour=red",
                "s3://bucket/c?anonymous=maybe",
                "s3://bucket/c?endpoint=ftp://x",
                "s3://bucket/c?endpoint=:",
                "s3://bucket/c?region"
            })
    void whatIsWrittenWronglyIsShown(String text) {
        assertThatThrownBy(() -> S3Location.parse(text))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(text);
    }
}
