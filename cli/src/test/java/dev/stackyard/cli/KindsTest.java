package dev.stackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.cli.terminal.Captured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One corpus of code, notebooks, pages and pairs, made in one command, as a user runs it. */
class KindsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String NOTEBOOK = """
            {"nbformat": 4, "metadata": {"language_info": {"name": "python"}}, "cells": [
              {"cell_type": "markdown", "source": ["Mail\\n", "jane.roe@somecompany.io <|endoftext|>"]},
              {"cell_type": "code", "source": "print(1 + 1)",
               "outputs": [{"output_type": "stream", "text": "2 <jupyter_code>"}]}]}
            """;

    private static final String KAGGLE = """
            {"nbformat": 4, "metadata": {"kernelspec": {"language": "python"}}, "cells": [
              {"cell_type": "markdown", "source": "Pets"},
              {"cell_type": "code", "source": "import pandas as pd\\ndf = pd.read_csv('../input/pets/train.csv')"},
              {"cell_type": "markdown", "source": "Which pets are there, and whose are they?"},
              {"cell_type": "code", "source": "print(df)"}]}
            """;

    @TempDir
    static Path directory;

    private static Path corpus;

    @BeforeAll
    static void buildOnce() throws Exception {
        Path repository = new GitRepository(directory.resolve("cat"))
                .file("main.py", GitRepository.python(1))
                .file("book.ipynb", NOTEBOOK)
                .file(
                        "code.ipynb",
                        "{\"nbformat\": 4, \"metadata\": {\"language_info\": {\"name\": \"python\"}}, \"cells\": ["
                                + "{\"cell_type\": \"code\", \"source\": \"print('no words at all')\", \"outputs\": []}]}")
                .file("broken.ipynb", "{\"cells\": [")
                .commit(1);
        write(
                "pages/index.html",
                "<title>Cat</title><nav><a href=x>Menu</a></nav><main><p>Feed the <b>cat</b>.</p></main>");
        write("pages/LICENSE", "SPDX-License-Identifier: MIT\n");
        write("pages/main.c", "int main(void) { return 0; }\n");
        write("pairs/max.c", "int max(int a, int b) { return a > b ? a : b; }\n");
        write("pairs/max.c.Oz.ll", "; ModuleID = 'max.c'\ntarget triple = \"x\"\ndefine i32 @max() {\n}\n");
        write("pairs/lone.c.O3.ll", "define i32 @lone() {\n}\n");
        write("kaggle/LICENSE", "SPDX-License-Identifier: Apache-2.0\n");
        write("kaggle/0001/11.ipynb", KAGGLE);
        write(
                "kaggle/0001/12.ipynb",
                KAGGLE.replace(
                        "print(df)", "for word in 'so many other words that it is no copy'.split(): print word"));
        write("meta/KernelVersionDatasetSources.csv", "Id,KernelVersionId,SourceDatasetVersionId\n1,11,501\n");
        write(
                "meta/DatasetVersions.csv",
                "Id,DatasetId,Title,Slug,Description\n501,7,Pets,pets,Ask jane.roe@somecompany.io\n");
        write("meta/Datasets.csv", "Id,OwnerUserId\n7,70\n");
        write("meta/Users.csv", "Id,UserName\n70,octo\n");
        corpus = directory.resolve("corpus");
        Captured build = new Captured(0, "");
        int exitCode = Main.run(
                build.terminal(),
                "build",
                "--from",
                "git:" + repository,
                "--from",
                "docs:dir:" + directory.resolve("pages"),
                "--from",
                "ir:" + directory.resolve("pairs"),
                "--from",
                "kaggle:" + directory.resolve("kaggle"),
                "--meta-kaggle",
                directory.resolve("meta").toString(),
                "--max-rejects",
                "1",
                "--corpus",
                corpus.toString());
        assertThat(exitCode).as(build.err()).isZero();
        assertThat(build.err()).contains("lone.c.O3.ll: has no source file lone.c beside it");
        assertThat(build.out())
                .containsPattern("notebook-script +\\d+ ")
                .containsPattern("quality +unreadable +1 ")
                .containsPattern("quality +kaggle-syntax +1 ")
                .containsPattern("kaggle-script +\\d+ ");
    }

    private static void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static JsonNode json(String... arguments) throws IOException {
        Captured captured = new Captured(0, "");
        assertThat(Main.run(captured.terminal(), arguments)).as(captured.err()).isZero();
        return JSON.readTree(captured.out());
    }

    @Test
    void manifestCountsTokensByKind() throws IOException {
        JsonNode totals = JSON.readTree(Files.readAllBytes(corpus.resolve("shards/manifest.json")))
                .path("totals");
        JsonNode kinds = totals.path("tokens_by_kind");
        assertThat(kinds.fieldNames())
                .toIterable()
                .containsExactly(
                        "code",
                        "doc",
                        "ir",
                        "kaggle-script",
                        "kaggle-structured",
                        "notebook-script",
                        "notebook-structured");
        long sum = 0;
        for (JsonNode kind : kinds) {
            sum += kind.asLong();
        }
        assertThat(sum).isEqualTo(totals.path("segment_tokens").asLong());
        assertThat(corpus.resolve("report.html")).content().contains("notebook-structured");
    }

    @Test
    void theReportTotalsWhatSpeaksAgainstForms() throws IOException {
        JsonNode forms = json("report", "--json", "--corpus", corpus.toString());
        JsonNode structured = forms.findValue("forms").path("notebook-structured");
        assertThat(structured.path("possible").path("rows").asLong()).isEqualTo(1);
        assertThat(structured
                        .path("impossible")
                        .path("no-text-before-code")
                        .path("rows")
                        .asLong())
                .isEqualTo(1);
        assertThat(forms.findValue("forms").fieldNames())
                .toIterable()
                .contains("notebook-script", "notebook-structured");
        assertThat(corpus.resolve("report.html")).content().contains("no-text-before-code");
    }

    @Test
    void verifyFindsAllWell() {
        Captured captured = new Captured(0, "");
        assertThat(Main.run(captured.terminal(), "verify", "--corpus", corpus.toString()))
                .as(captured.out() + captured.err())
                .isZero();
    }

    @Test
    void notebooksAreFoundExplainedAndRedactedInBothForms() throws IOException {
        JsonNode notebook = json("explain", "cat:/book.ipynb", "--json", "--corpus", corpus.toString());
        assertThat(notebook.toString())
                .contains("\"notebook-script\",\"notebook-structured\"")
                .contains("\"language\":\"Python\"")
                .contains("\"email\"");
        JsonNode broken = json("explain", "cat:/broken.ipynb", "--json", "--corpus", corpus.toString());
        assertThat(broken.toString()).contains("unreadable").contains("is no JSON");
    }

    @Test
    void explainSaysWhichFormIsWhere() {
        Captured captured = new Captured(0, "");
        assertThat(Main.run(captured.terminal(), "explain", "cat:/book.ipynb", "--corpus", corpus.toString()))
                .isZero();
        assertThat(captured.out()).contains("), as notebook-script\n").contains("), as notebook-structured\n");
    }

    @Test
    void kaggleNotebooksHaveTheirDatasetAndNamedVerdicts() throws IOException {
        JsonNode notebook = json("explain", "kaggle:/0001/11.ipynb", "--json", "--corpus", corpus.toString());
        assertThat(notebook.toString())
                .contains("\"kaggle-script\",\"kaggle-structured\"")
                .as("the description is redacted as all text is")
                .contains("\"email\"");
        JsonNode broken = json("explain", "kaggle:/0001/12.ipynb", "--json", "--corpus", corpus.toString());
        assertThat(broken.toString()).contains("kaggle-syntax").contains("no operator before word");
    }

    @Test
    void pagesAreTextAndOnlyPagesAndLicencesAreTaken() throws IOException {
        JsonNode page = json("explain", "pages:/index.html", "--json", "--corpus", corpus.toString());
        assertThat(page.toString()).contains("\"kind\":\"doc\"").contains("\"license_type\":\"permissive\"");
        Captured captured = new Captured(0, "");
        assertThat(Main.run(captured.terminal(), "explain", "pages:/main.c", "--corpus", corpus.toString()))
                .isNotZero();
    }
}
