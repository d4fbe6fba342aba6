package dev.stackyard.ingest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
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
        assertThat(MetadataFile.read(StorageFile.of(file.toString()), Set.of("a/b"), Set.of())
                        .find("a/b", "x")
                        .githubId())
                .isEqualTo(3);
    }

    @Test
    void aMissingFileIsTheUsersMistake() {
        assertThatThrownBy(() -> MetadataFile.read(
                        StorageFile.of(directory.resolve("gone").toString()), Set.of(), Set.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("does not exist");
    }

    /**
     * Written by pyarrow: repo_name [beowolx/rensa, repo, null, x/y], repo_url of the last, star_events_count (int64) [5, null,
     * 3, -4], fork_events_count (int32), github_id (double) [7, null, 2, 3], visit_date (timestamp in microseconds); snappy.
     */
    @Test
    void readsWhatPyarrowWrites() throws Exception {
        Path file = resource("metadata-pyarrow.parquet");
        MetadataFile metadata =
                MetadataFile.read(StorageFile.of(file.toString()), Set.of("beowolx/rensa", "repo"), Set.of());
        assertThat(metadata.find("beowolx/rensa", "k"))
                .isEqualTo(new RepositoryMetadata(5, 1, "MIT", 7L, Instant.parse("2023-09-06T00:00:00Z"), null));
        assertThat(metadata.find("repo", "k")).isEqualTo(new RepositoryMetadata(0, 2, null, null, null, null));
        assertThat(metadata.malformed()).isEqualTo(2);
        assertThat(metadata.messages())
                .containsExactly(
                        file + " row 2 has neither repo_name nor repo_url",
                        file + " row 3 has a star_events_count that is no count");
    }

    /** Written by pandas, which makes doubles of counts when one is missing: star_events_count [9.0, NaN]. */
    @Test
    void readsWhatPandasWrites() throws Exception {
        MetadataFile metadata = MetadataFile.read(
                StorageFile.of(resource("metadata-pandas.parquet").toString()), Set.of("beowolx/rensa", "z"), Set.of());
        assertThat(metadata.find("beowolx/rensa", "k").starEventsCount()).isEqualTo(9);
        assertThat(metadata.find("beowolx/rensa", "k").visitDate()).isEqualTo("2024-01-02T00:00:00Z");
        assertThat(metadata.find("z", "k").starEventsCount()).isZero();
        assertThat(metadata.malformed()).isZero();
    }

    @Test
    void aDamagedParquetFileIsTheUsersMistake() throws Exception {
        byte[] sound = Files.readAllBytes(resource("metadata-pyarrow.parquet"));
        Path file = directory.resolve("cut.parquet");
        for (int length : new int[] {4, 300, sound.length - 1}) {
            Files.write(file, Arrays.copyOf(sound, length));
            assertThatThrownBy(() -> MetadataFile.read(StorageFile.of(file.toString()), Set.of(), Set.of()))
                    .as("%d bytes", length)
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(MetadataFileTest.class.getResource(name)).toURI());
    }

    private MetadataFile read(String text) throws IOException {
        Path file = directory.resolve("metadata.jsonl");
        Files.writeString(file, text);
        return MetadataFile.read(StorageFile.of(file.toString()), Set.of("a/b", "e/f"), Set.of("github.com/c/d"));
    }
}
