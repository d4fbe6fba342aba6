package dev.stackyard.curate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.TestCorpus;
import dev.stackyard.corpus.VersionsLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsStageTest {

    @TempDir
    Path directory;

    @Test
    void theNewestRowOfAConversationIsCurrent() throws IOException {
        TestCorpus corpus = TestCorpus.in(directory)
                .repository("a/b")
                .row(RowKind.ISSUE, "/issues/1", "{\"n\":1}")
                .row(RowKind.ISSUE, "/issues/2", "{}")
                .row(RowKind.PULL, "/pull/1", "{}")
                .file("/main.c", "int x;\n")
                .part()
                .repository("c/d")
                .row(RowKind.ISSUE, "/issues/1", "{}")
                .file("/main.c", "int x;\n")
                .part()
                .repository("a/b")
                .file("/main.c", "int x;\n")
                .row(RowKind.ISSUE, "/issues/1", "{\"n\":2}")
                .part()
                .repository("a/b")
                .row(RowKind.ISSUE, "/issues/1", "{\"n\":3}")
                .row(RowKind.PULL, "/pull/1", "{\"n\":2}")
                .run(new VersionsStage());
        String superseded = VersionsLayer.SUPERSEDED;

        assertThat(corpus.column(LayerSchema.drop(VersionsLayer.NAME)))
                .isEqualTo(Arrays.asList(superseded, null, null, superseded, null, null, superseded, null, null, null));
        String current = corpus.column(FilesLayer.CONTENT_ID).get(8);
        assertThat(corpus.column(VersionsLayer.CURRENT_CONTENT_ID))
                .startsWith(current)
                .element(6)
                .isEqualTo(current);
        assertThat(corpus.column(VersionsLayer.CURRENT_PART))
                .startsWith(3L)
                .element(3)
                .isEqualTo(3L);
        assertThat(corpus.column(VersionsLayer.CURRENT_ROW))
                .startsWith(0L)
                .element(3)
                .isEqualTo(1L);
        assertThat(corpus.column(VersionsLayer.CURRENT_REPO_NAME)).startsWith("a/b");
        assertThat(corpus.column(LayerSchema.dropEvidence(VersionsLayer.NAME)).get(0))
                .isEqualTo("it went on: the whole is swh:1:cnt:" + current + ", row 0 of part-00003");
    }
}
