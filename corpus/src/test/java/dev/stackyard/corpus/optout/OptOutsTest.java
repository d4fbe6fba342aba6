package dev.stackyard.corpus.optout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import dev.stackyard.swhid.ObjectType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptOutsTest {

    private static final String HASH = "94a9ed024d3859793618152ea559a168bbcbb5e2";

    @TempDir
    private Path directory;

    private OptOuts read(String name, String text) throws IOException {
        return OptOuts.read(List.of(
                StorageFile.of(Files.writeString(directory.resolve(name), text).toString())));
    }

    @Test
    void namesAreComparedWithoutCaseOnEveryHost() throws IOException {
        OptOuts optOuts = read("list.txt", "# who asked\n\nOctoCat\r\nacme/Rockets\n");
        assertThat(optOuts.ownerRecord("octocat/hello", null)).isEqualTo("list.txt line 3");
        assertThat(optOuts.ownerRecord("OCTOCAT/x", "https://gitlab.com/OCTOCAT/x"))
                .isEqualTo("list.txt line 3");
        assertThat(optOuts.ownerRecord("octocats/hello", null)).isNull();
        assertThat(optOuts.repositoryRecord("ACME/rockets", null)).isEqualTo("list.txt line 4");
        assertThat(optOuts.repositoryRecord("acme/rocket", null)).isNull();
        assertThat(optOuts.ownerRecord("acme/rockets", null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/Octo/Cat",
                "http://www.github.com/octo/cat/",
                "https://github.com/octo/cat.git",
                "git://github.com/octo/cat.git",
                "ssh://git@github.com:22/octo/cat",
                "git@github.com:octo/cat.git",
                "https://user:secret@github.com/octo/cat?tab=readme#top",
            })
    void addressesOfARepositoryHaveManySpellings(String address) throws IOException {
        OptOuts optOuts = read("list.txt", address);
        assertThat(optOuts.repositoryRecord("octo/cat", "https://github.com/octo/cat"))
                .isEqualTo("list.txt line 1");
        assertThat(optOuts.repositoryRecord("Octo/Cat", "file:///srv/octo/cat")).isEqualTo("list.txt line 1");
        assertThat(optOuts.repositoryRecord("octo/cat", null)).isEqualTo("list.txt line 1");
        assertThat(optOuts.repositoryRecord("octo/cat", "https://gitlab.com/octo/cat"))
                .isNull();
        assertThat(optOuts.ownerRecord("octo/cat", "https://github.com/octo/cat"))
                .isNull();
    }

    @Test
    void theAddressOfAnOwnerCoversWhatLiesBelow() throws IOException {
        OptOuts optOuts = read("list.txt", "https://gitlab.com/Group\nhttps://gitlab.com/other/sub/\n");
        assertThat(optOuts.ownerRecord("group/project", "https://gitlab.com/group/project"))
                .isEqualTo("list.txt line 1");
        assertThat(optOuts.ownerRecord("group/sub/project", "https://gitlab.com/group/sub/project"))
                .isEqualTo("list.txt line 1");
        assertThat(optOuts.ownerRecord("other/sub/project", "https://gitlab.com/other/sub/project"))
                .isEqualTo("list.txt line 2");
        assertThat(optOuts.ownerRecord("other/project", "https://gitlab.com/other/project"))
                .isNull();
        assertThat(optOuts.ownerRecord("group/project", "https://github.com/group/project"))
                .isNull();
        assertThat(optOuts.ownerRecord("groups/project", "https://gitlab.com/groups/project"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"cnt,CONTENT", "dir,DIRECTORY", "rev,REVISION", "snp,SNAPSHOT"})
    void identifiersHoldWithAndWithoutQualifiers(String tag, ObjectType type) throws IOException {
        OptOuts optOuts = read("list.txt", "swh:1:" + tag + ":" + HASH + ";origin=https://example.org/x;path=/a.c\n");
        assertThat(optOuts.hasIdentifiers()).isTrue();
        for (ObjectType other : ObjectType.values()) {
            assertThat(optOuts.identifierRecord(other, HASH)).isEqualTo(other == type ? "list.txt line 1" : null);
        }
        assertThat(optOuts.identifierRecord(type, null)).isNull();
    }

    @Test
    void readsBigCodesMapOfUsers() throws IOException {
        OptOuts optOuts = read("opt-out.json", """
                {"Alice": ["all"],
                 "bob": ["Commits", "bob/secret"],
                 "carol": ["GitHub issue", "diary"],
                 "dave": null, "eve": []}
                """);
        assertThat(optOuts.ownerRecord("alice/x", null)).isEqualTo("opt-out.json line 1");
        assertThat(optOuts.ownerRecord("bob/x", null)).isNull();
        assertThat(optOuts.scopedOwnerRecord("bob/x", "pull")).isEqualTo("opt-out.json line 2");
        assertThat(optOuts.scopedOwnerRecord("bob/x", "issue")).isNull();
        assertThat(optOuts.scopedOwnerRecord("Carol/x", "issue")).isEqualTo("opt-out.json line 3");
        assertThat(optOuts.scopedOwnerRecord("carol/x", "pull")).isEqualTo("opt-out.json line 3");
        assertThat(optOuts.scopedOwnerRecord("carol/x", "code")).isNull();
        assertThat(optOuts.repositoryRecord("bob/Secret", null)).isEqualTo("opt-out.json line 2");
        assertThat(optOuts.repositoryRecord("carol/diary", null)).isEqualTo("opt-out.json line 3");
        assertThat(optOuts.ownerRecord("dave/x", null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words",
                "octo//cat",
                "/octo",
                "octo/",
                "octo/*",
                "swh:1:cnt:94a9",
                "swh:1:rel:94a9ed024d3859793618152ea559a168bbcbb5e2",
                "swh:2:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2",
                "https://github.com/",
                "https://",
                "user@",
            })
    void malformedLinesAreNamed(String line) {
        assertThatThrownBy(() -> read("list.txt", "octocat\n" + line + "\n"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("list.txt line 2 is malformed");
    }

    @Test
    void aFileUrlIsComparedAsItStands() throws IOException {
        OptOuts optOuts = read("list.txt", "file:///srv/Cat\n");
        assertThat(optOuts.repositoryRecord("cat", "file:///srv/Cat")).isEqualTo("list.txt line 1");
        assertThat(optOuts.repositoryRecord("cat", "file:///srv/cat")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\n\"all\"}", "{\"a\":\n[17]}", "{\"a\": []\n,}", "{\"a\": []}\n17", "{\"a\": [\n"})
    void malformedMapsAreNamed(String json) {
        assertThatThrownBy(() -> read("opt-out.json", json))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("opt-out.json line 2 is malformed");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> OptOuts.read(
                        List.of(StorageFile.of(directory.resolve("none.txt").toString()))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("cannot read opt-out file");
    }
}
