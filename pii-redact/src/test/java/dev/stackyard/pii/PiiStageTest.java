package dev.stackyard.pii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.PiiLayer;
import dev.stackyard.corpus.Span;
import dev.stackyard.corpus.Stub;
import dev.stackyard.corpus.TestCorpus;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PiiStageTest {

    @TempDir
    Path directory;

    @Test
    void writesSpansAndReplacementsRowForRow() throws IOException {
        TestCorpus corpus = TestCorpus.in(directory)
                .repository("octo/cat")
                .file("/a.py", "# by Jane <jane@roe.org>\nhost = '52.14.201.77'\n")
                .file("/b.py", "print('hi')\n")
                .stub("/logo.png", Stub.BINARY)
                .run(new PiiStage(PiiSettings.defaults()));

        List<List<Span>> spans = corpus.column(PiiLayer.SPANS);
        assertThat(spans.get(0)).containsExactly(new Span(11, 23, "email", "email"), new Span(33, 45, "ipv4", "ipv4"));
        assertThat(spans.get(1)).isEmpty();
        assertThat(spans.get(2)).isEmpty();
        List<List<String>> replacements = corpus.column(PiiLayer.REPLACEMENTS);
        assertThat(replacements.get(0)).hasSize(2).startsWith("<EMAIL>");
        assertThat(corpus.drops(PiiLayer.NAME))
                .containsOnlyKeys("octo/cat:/a.py", "octo/cat:/b.py", "octo/cat:/logo.png");
        assertThat(corpus.drops(PiiLayer.NAME).values()).containsOnlyNulls();
    }

    @Test
    void offsetsCountBytesOfTheUtf8TextWhateverTheOriginalEncoding() throws IOException {
        byte[] latin1 = "\u00e9\u00e9 <jane@roe.org>".getBytes(StandardCharsets.ISO_8859_1);
        TestCorpus corpus = TestCorpus.in(directory)
                .repository("octo/cat")
                .file("/a.txt", latin1, "ISO-8859-1")
                .run(new PiiStage(PiiSettings.defaults()));

        List<List<Span>> spans = corpus.column(PiiLayer.SPANS);
        assertThat(spans.get(0)).containsExactly(new Span(6, 18, "email", "email"));
    }

    @Test
    void dropsCollectionsOfPersonalData() throws IOException {
        String addresses = IntStream.range(0, 30)
                .mapToObj(i -> "person" + i + "@company" + i + ".com")
                .collect(Collectors.joining("\n"));
        TestCorpus corpus = TestCorpus.in(directory)
                .repository("octo/cat")
                .file("/list.csv", addresses)
                .file("/one.txt", "jane@roe.org")
                .run(new PiiStage(PiiSettings.defaults()));

        assertThat(corpus.drops(PiiLayer.NAME))
                .containsEntry("octo/cat:/list.csv", "too-much-personal-data")
                .containsEntry("octo/cat:/one.txt", null);
        List<String> evidence = corpus.column(LayerSchema.dropEvidence(PiiLayer.NAME));
        assertThat(evidence.get(0)).startsWith("30 spans, 0.9");
    }

    @Test
    void theAllowListIsReadAndItsChangesMakeTheLayerStale() throws IOException {
        Path list = Files.writeString(directory.resolve("allow.txt"), "# ours\njane@roe.org\n");
        PiiStage stage = new PiiStage(withAllowList(list.toString()));
        TestCorpus corpus = TestCorpus.in(directory.resolve("corpus"))
                .repository("octo/cat")
                .file("/a.txt", "jane@roe.org, jo@roe.org")
                .run(stage);

        List<List<Span>> spans = corpus.column(PiiLayer.SPANS);
        assertThat(spans.get(0)).containsExactly(new Span(14, 24, "email", "email"));
        Files.writeString(list, "other\n");
        assertThat(new PiiStage(withAllowList(list.toString())).resources()).isNotEqualTo(stage.resources());
    }

    @Test
    void aMissingAllowListIsTheUsersToPutRight() {
        assertThatThrownBy(() ->
                        new PiiStage(withAllowList(directory.resolve("none.txt").toString())))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("allow_list_file");
    }

    private static PiiSettings withAllowList(String file) {
        PiiSettings d = PiiSettings.defaults();
        return new PiiSettings(
                d.emails(),
                d.ipv4(),
                d.ipv6(),
                d.privateKeys(),
                d.credentials(),
                d.emailGrammar(),
                d.allowedEmails(),
                d.allowedAddresses(),
                d.keepPrivateAddresses(),
                d.disabledRules(),
                file,
                d.touchingSpansSpace(),
                d.maxSpans(),
                d.maxMaskedShare(),
                d.minSpansForShare(),
                d.replacementSeed());
    }
}
