package dev.stackyard.ingest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataFileTest {

    @TempDir
    Path directory;

    @Test
    void findsByNameOrByAddress() throws IOException {
        MetadataFile metadata = read("""
                {"repo_name":"a/b","star_events_count":5,"fork_events_count":2,"gha_license_id":"MIT","github_id":77,"visit_date":"2023-09-06T00:00:00Z","other":[1]}

                {"repo_url":"https://github.com/c/d.git","star_events_count":9}
                {"repo_name":"not/wanted","star_events_count":1}
                {"repo_name":"e/f","gha_license_id":null}
                """);
        assertThat(metadata.find("a/b", "x"))
                .isEqualTo(new RepositoryMetadata(5, 2, "MIT", 77L, Instant.parse("2023-09-06T00:00:00Z"), null));
        assertThat(metadata.find("whatever", "github.com/c/d").starEventsCount())
                .isEqualTo(9);
        assertThat(metadata.find("not/wanted", "x")).isEqualTo(RepositoryMetadata.NONE);
        assertThat(metadata.find("e/f", "x")).isEqualTo(RepositoryMetadata.NONE);
        assertThat(metadata.malformed()).isZero();
    }

    @Test
    void theLaterLineCounts() throws IOException {
        MetadataFile metadata = read(
                "{\"repo_name\":\"a/b\",\"star_events_count\":1}\n{\"repo_name\":\"a/b\",\"star_events_count\":2}\n");
        assertThat(metadata.find("a/b", "x").starEventsCount()).isEqualTo(2);
    }

    @Test
    void malformedLinesAreCountedAndNamed() throws IOException {
        MetadataFile metadata = read("""
                {"repo_name":"a/b","star_events_count":1}
                nonsense
                {"star_events_count":1}
                {"repo_name":7}
                {"repo_name":"a/b","star_events_count":"many"}
                {"repo_name":"a/b","star_events_count":-1}
                {"repo_name":"a/b","visit_date":"yesterday"}
                {"repo_name":"a/b"
                []
                "text"
                """);
        assertThat(metadata.find("a/b", "x").starEventsCount()).isEqualTo(1);
        assertThat(metadata.malformed()).isEqualTo(9);
        assertThat(metadata.messages()).hasSize(9);
        assertThat(metadata.messages().get(0)).contains("line 2 is no JSON object");
        assertThat(metadata.messages().get(1)).contains("line 3 has neither repo_name nor repo_url");
        assertThat(metadata.messages().get(5)).contains("line 7 has a visit_date that is no ISO-8601 time");
    }

    @Test
    void bytesThatAreNoUtf8SpoilTheirLineOnly() throws IOException {
        Path file = directory.resolve("latin");
        Files.write(
                file,
                "{\"repo_name\":\"caf\u00e9\"}\n{\"repo_name\":\"a/b\",\"github_id\":3}\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(MetadataFile.read(file, Set.of("a/b"), Set.of())
                        .find("a/b", "x")
                        .githubId())
                .isEqualTo(3);
    }

    @Test
    void aMissingFileIsTheUsersMistake() {
        assertThatThrownBy(() -> MetadataFile.read(directory.resolve("gone"), Set.of(), Set.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("does not exist");
    }

    private MetadataFile read(String text) throws IOException {
        Path file = directory.resolve("metadata.jsonl");
        Files.writeString(file, text);
        return MetadataFile.read(file, Set.of("a/b", "e/f"), Set.of("github.com/c/d"));
    }
}
