package dev.stackyard.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Stub;
import dev.stackyard.corpus.TestCorpus;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowQueryTest {

    @TempDir
    Path directory;

    private TestCorpus corpus;

    private List<String> find(String query) throws IOException {
        if (corpus == null) {
            corpus = TestCorpus.in(directory)
                    .repository("octo/cat")
                    .file("/main.py", "print(1)\n")
                    .file("/src/main.py", "print(2)\n")
                    .stub("/logo.png", Stub.BINARY)
                    .part()
                    .repository("octo/dog")
                    .file("/main.py", "print(1)\n")
                    .file("/domain.py", "print(3)\n");
        }
        RowFinder.Found found = RowFinder.find(corpus.corpus(), RowQuery.parse(query), 10, 2);
        List<RowFacts> facts = RowReader.read(corpus.corpus(), found.first());
        assertThat(found.total()).isEqualTo(facts.size());
        return facts.stream().map(f -> f.repository() + ":" + f.path()).toList();
    }

    @Test
    void theAddressOfAFileNamesOneRow() throws IOException {
        assertThat(find("https://github.com/octo/cat/blob/main/src/main.py")).containsExactly("octo/cat:/src/main.py");
        assertThat(find("https://github.com/octo/cat/blob/v1.0/src/m%61in.py?plain=1#L3"))
                .containsExactly("octo/cat:/src/main.py");
        assertThat(find("https://gitlab.com/octo/dog/-/raw/0123abc/domain.py")).containsExactly("octo/dog:/domain.py");
        assertThat(find("https://codeberg.org/octo/dog/src/branch/main/main.py"))
                .containsExactly("octo/dog:/main.py");
        assertThat(find("https://github.com/octo/cat/blob/main/none%.py")).isEmpty();
        assertThat(find("https://github.com/octo/cat")).isEmpty();
    }

    @Test
    void repositoryAndPathNameOneRow() throws IOException {
        assertThat(find("octo/cat:/main.py")).containsExactly("octo/cat:/main.py");
        assertThat(find("octo/cat:main.py")).containsExactly("octo/cat:/main.py");
        assertThat(find("octo/cow:/main.py")).isEmpty();
    }

    @Test
    void pathsMatchWholeNames() throws IOException {
        assertThat(find("main.py")).containsExactly("octo/cat:/main.py", "octo/cat:/src/main.py", "octo/dog:/main.py");
        assertThat(find("/main.py")).containsExactly("octo/cat:/main.py", "octo/dog:/main.py");
        assertThat(find("src/main.py")).containsExactly("octo/cat:/src/main.py");
    }

    @Test
    void identifiersMatchContentsRevisionsDirectoriesSnapshots() throws IOException {
        find("main.py");
        String content = corpus.column(FilesLayer.CONTENT_ID).get(1);
        assertThat(find(content)).containsExactly("octo/cat:/main.py", "octo/dog:/main.py");
        assertThat(find("swh:1:cnt:" + content)).hasSize(2);
        String revision = corpus.column(FilesLayer.REVISION_ID).get(0);
        assertThat(find("swh:1:rev:" + revision)).hasSize(3);
        assertThat(find("swh:1:dir:" + corpus.column(FilesLayer.DIRECTORY_ID).get(4)))
                .hasSize(2);
        assertThat(find("swh:1:snp:" + corpus.column(FilesLayer.SNAPSHOT_ID).get(4)))
                .hasSize(2);
        assertThat(find("swh:1:cnt:" + content + ";anchor=swh:1:rev:" + revision + ";path=/main.py"))
                .containsExactly("octo/cat:/main.py");
    }

    @Test
    void theIdentifierOfARowFindsThatRowAlone() throws IOException {
        find("main.py");
        RowFinder.Found all = RowFinder.find(corpus.corpus(), RowQuery.parse("main.py"), 10, 1);
        for (RowFacts facts : RowReader.read(corpus.corpus(), all.first())) {
            assertThat(find(facts.swhid())).containsExactly(facts.repository() + ":" + facts.path());
        }
    }

    @Test
    void wrongIdentifiersAreTheUsersToMend() {
        assertThatThrownBy(() -> RowQuery.parse("swh:1:cnt:123")).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> RowQuery.parse("swh:1:rel:" + "0".repeat(40)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("revision");
        assertThatThrownBy(() -> RowQuery.parse(" ")).isInstanceOf(UserException.class);
    }

    @Test
    void theFirstOfManyAreKeptAndAllCounted() throws IOException {
        find("main.py");
        RowFinder.Found found = RowFinder.find(corpus.corpus(), RowQuery.parse("main.py"), 2, 2);
        assertThat(found.total()).isEqualTo(3);
        assertThat(RowReader.read(corpus.corpus(), found.first()))
                .extracting(RowFacts::path)
                .containsExactly("/main.py", "/src/main.py");
    }
}
