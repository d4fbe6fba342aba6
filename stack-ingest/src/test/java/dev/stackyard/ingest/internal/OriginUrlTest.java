package dev.stackyard.ingest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://github.com/redis/redis, https://github.com/redis/redis, github.com/redis/redis",
        "https://github.com/redis/redis.git, https://github.com/redis/redis, github.com/redis/redis",
        "https://github.com/redis/redis.git/, https://github.com/redis/redis, github.com/redis/redis",
        "HTTPS://GitHub.com/redis/redis, https://github.com/redis/redis, github.com/redis/redis",
        "https://user:secret@github.com/redis/redis, https://github.com/redis/redis, github.com/redis/redis",
        "https://ghp_token@github.com/redis/redis?a=b#c, https://github.com/redis/redis, github.com/redis/redis",
        "git@github.com:redis/redis.git, ssh://git@github.com/redis/redis, github.com/redis/redis",
        "ssh://git@example.org:2222/a/b.git, ssh://git@example.org:2222/a/b.git, example.org:2222/a/b",
        "ssh://me:secret@example.org/a/b, ssh://example.org/a/b, example.org/a/b",
        "https://gitlab.com/group/sub/name.git, https://gitlab.com/group/sub/name, gitlab.com/group/sub/name",
        "https://example.org/x.git, https://example.org/x.git, example.org/x",
        "git://example.org//a/../b/./c, git://example.org/a/b/c, example.org/a/b/c"
    })
    void readsAddresses(String text, String url, String key) {
        OriginUrl origin = OriginUrl.parse(text).orElseThrow();
        assertThat(origin.url()).isEqualTo(url);
        assertThat(origin.key()).isEqualTo(key);
        assertThat(url).doesNotContain("secret").doesNotContain("token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "redis",
                "/a/b",
                "./a",
                "file:///a/b",
                "https://",
                "https://github.com",
                "https://github.com/",
                "https://a b/c",
                "https://github.com/a\nb",
                "C:\\repos\\x",
                "c:/repos/x",
                "https://u:p@w@host/x"
            })
    void takesNothingElseForAnAddress(String text) {
        assertThat(OriginUrl.parse(text)).isEmpty();
    }

    @Test
    void isQuickWithLongNonsense() {
        assertThat(OriginUrl.parse("https://" + "a@".repeat(2000))).isEmpty();
        assertThat(OriginUrl.parse("ab:".repeat(1000))).isPresent();
        assertThat(OriginUrl.parse("https://x/" + "a".repeat(5000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:p@ss@host/x, https://host/x",
        "https://host/x?token=1, https://host/x",
        "https://host/x, https://host/x",
        "/a/b@c, /a/b@c"
    })
    void messagesShowNoSecrets(String location, String shown) {
        assertThat(OriginUrl.redact(location)).isEqualTo(shown);
    }

    @Test
    void namesComeFromTheOrigin() {
        Identity identity =
                Identity.of(OriginUrl.parse("git@github.com:redis/redis.git").orElseThrow());
        assertThat(identity.names()).containsExactly("redis/redis", "github.com/redis/redis");
    }

    @ParameterizedTest
    @CsvSource({
        "/mirror/redis+redis/repo, '', redis+redis, mirror/redis+redis",
        "/home/me/redis.git, '', redis, me/redis",
        "/home/me/redis/.git, '', redis, me/redis",
        "/home/me/redis, '', redis, me/redis",
        "/home/me/redis-7.2.tar.gz, .tar.gz, redis-7.2, me/redis-7.2",
        "/repo, '', repo, "
    })
    void namesComeFromThePlaceOtherwise(String path, String ending, String shortest, String next) {
        Identity identity = Identity.of(Path.of(path), ending);
        assertThat(identity.names().get(0)).isEqualTo(shortest);
        if (next != null) {
            assertThat(identity.names().get(1)).isEqualTo(next);
        }
        assertThat(identity.repoUrl()).isEqualTo("file://" + path);
    }
}
