package dev.stackyard.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.UserException;
import dev.stackyard.swhid.ObjectHasher;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notebooks of Meta Kaggle Code, out of a folder and out of an archive, joined to Meta Kaggle's tables. */
class KaggleIngestTest {

    private static final String NOTEBOOK =
            "{\"cells\":[{\"cell_type\":\"code\",\"source\":\"pd.read_csv('../input/pets/a.csv')\\n"
                    + "pd.read_csv( \\\"/kaggle/input/pets/b/c.csv\\\")\\npd.read_csv('pets/d.csv')\\npd.read_csv(x)\"}]}";
    private static final String HEADER = "{\"format\":\"stackyard-kaggle-1\",\"title\":\"Pets\",\"description\":"
            + "\"Two lines,\\nand \\\"quotes\\\"\",\"dataset\":\"octo/pets\",\"files\":[]}\n";
    private static final String UNKNOWN = "{\"format\":\"stackyard-kaggle-1\",\"title\":null,\"description\":null,"
            + "\"dataset\":null,\"files\":[]}\n";

    @TempDir
    Path directory;

    private TestIngest ingest;

    @BeforeEach
    void write() throws IOException {
        ingest = TestIngest.into(directory.resolve("corpus"));
        write("code/0000/0011/11.ipynb", NOTEBOOK);
        write("code/0000/0011/12.ipynb", NOTEBOOK);
        write("code/0000/0011/13.ipynb", NOTEBOOK);
        write("code/0000/0011/name.ipynb", NOTEBOOK);
        write("code/0000/0011/14.py", "print(1)\n");
        write("code/LICENSE", "Apache-2.0\n");
        write(
                "meta/KernelVersionDatasetSources.csv",
                "Id,KernelVersionId,SourceDatasetVersionId\n"
                        + "1,11,501\n2,11,502\n3,12,502.0\n4,13,599\n5,x,y\n6,99,501\n7\n");
        write(
                "meta/DatasetVersions.csv",
                "Id,DatasetId,Title,Slug,Description\n"
                        + "500,6,Other,other,\n501,7,Pets,pets,\"Two lines,\nand \"\"quotes\"\"\"\n502,8,Alone,alone,\n");
        write("meta/Datasets.csv", "Id,CreatorUserId,OwnerUserId\n7,1,70\n8,1,71\n9,1,\n");
        write("meta/Users.csv", "Id,UserName,DisplayName\n70,octo,Octo\n71,,Nobody\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private IngestSummary ingest(Source source, StorageFile schemas) throws IOException {
        MetaKaggle meta = new MetaKaggle(Storages.of(directory.resolve("meta")), schemas);
        Source selected = new Source.Selected(source, Take.KAGGLE);
        return ingest.run(new IngestRequest(List.of(selected), null, null, null, meta), IngestSettings.defaults(), 2);
    }

    private IngestSummary ingestFolder() throws IOException {
        return ingest(new Source.Directory(directory.resolve("code")), null);
    }

    @Test
    void everyNotebookHasItsDatasetBeforeIt() throws IOException {
        assertThat(ingestFolder().problems()).isZero();
        assertThat(ingest.rows())
                .extracting(TestIngest.ReadRow::path)
                .containsExactly(
                        "/0000/0011/11.ipynb",
                        "/0000/0011/12.ipynb",
                        "/0000/0011/13.ipynb",
                        "/0000/0011/name.ipynb",
                        "/LICENSE");
        assertThat(content("/0000/0011/11.ipynb"))
                .as("the first data set counts")
                .isEqualTo(HEADER + NOTEBOOK);
        assertThat(content("/0000/0011/12.ipynb"))
                .as("no owner, no identifier")
                .startsWith(
                        "{\"format\":\"stackyard-kaggle-1\",\"title\":\"Alone\",\"description\":null,\"dataset\":null");
        assertThat(content("/0000/0011/13.ipynb")).as("an unknown version").isEqualTo(UNKNOWN + NOTEBOOK);
        assertThat(content("/0000/0011/name.ipynb")).isEqualTo(UNKNOWN + NOTEBOOK);
    }

    @Test
    void identifiersAreThoseOfTheFileAsItWas() throws IOException {
        ingestFolder();
        TestIngest.ReadRow row = ingest.row("/0000/0011/11.ipynb");
        assertThat(row.get(FilesLayer.KIND)).isEqualTo("kaggle");
        assertThat(row.get(FilesLayer.CONTENT_ID))
                .isEqualTo(ObjectHasher.content(NOTEBOOK.getBytes(StandardCharsets.UTF_8))
                        .hex());
        assertThat(row.get(FilesLayer.LENGTH_BYTES)).isEqualTo((long) NOTEBOOK.length());
    }

    @Test
    void anArchiveGivesTheSameRows() throws IOException {
        ingestFolder();
        List<String> folder = contents();
        Path zip = directory.resolve("code.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (String name : List.of("11", "12", "13", "name")) {
                entries.putNextEntry(new ZipEntry("0000/0011/" + name + ".ipynb"));
                entries.write(NOTEBOOK.getBytes(StandardCharsets.UTF_8));
            }
            entries.putNextEntry(new ZipEntry("LICENSE"));
            entries.write("Apache-2.0\n".getBytes(StandardCharsets.UTF_8));
        }
        ingest = TestIngest.into(directory.resolve("other"));
        ingest(new Source.Archive(zip), null);
        assertThat(contents()).isEqualTo(folder);
    }

    @Test
    void schemasOfFilesThatAreReadComeInTheOrderOfReading() throws IOException {
        write("schemas.jsonl", """
                {"dataset":"octo/pets","path":"pets/b/c.csv","info":"I2","examples":"E2"}
                {"dataset":"octo/pets","path":"pets/a.csv","info":"I1","examples":"E1"}
                {"dataset":"octo/pets","path":"pets/unread.csv","info":"I3","examples":"E3"}

                {"dataset":"other/pets","path":"pets/a.csv","info":"I4","examples":"E4"}
                """);
        ingest(
                new Source.Directory(directory.resolve("code")),
                StorageFile.of(directory.resolve("schemas.jsonl").toString()));
        assertThat(content("/0000/0011/11.ipynb"))
                .contains("\"files\":["
                        + "{\"path\":\"../input/pets/a.csv\",\"info\":\"I1\",\"examples\":\"E1\"},"
                        + "{\"path\":\"/kaggle/input/pets/b/c.csv\",\"info\":\"I2\",\"examples\":\"E2\"}]}\n");
    }

    @Test
    void aKilledRunGoesOnWithoutTheTablesAndLeavesNothingOfThemBehind() throws IOException {
        ingestFolder();
        List<String> whole = contents();
        assertThat(leftOfTables("corpus")).isEmpty();
        Path tables = directory.resolve("meta");
        MetaKaggle meta = new MetaKaggle(Storages.of(tables), null);
        Source selected = new Source.Selected(new Source.Directory(directory.resolve("code")), Take.KAGGLE);
        IngestRequest request = new IngestRequest(List.of(selected), null, null, null, meta);
        // written are: what is known, the plan, the part's report, contents, files
        FailingStorage storage = new FailingStorage(Storages.of(directory.resolve("killed")), 3);
        assertThatThrownBy(() -> Ingest.run(request, Corpus.at(storage), IngestSettings.defaults(), 1, Progress.NONE))
                .hasMessage("killed");
        assertThat(leftOfTables("killed")).hasSize(1);
        Files.delete(tables.resolve("Users.csv"));
        ingest = TestIngest.into(directory.resolve("killed"));
        ingest.run(selected);
        assertThat(contents()).isEqualTo(whole);
        assertThat(leftOfTables("killed")).isEmpty();
    }

    private List<String> leftOfTables(String corpus) throws IOException {
        return Storages.of(directory.resolve(corpus)).list("ingest").stream()
                .filter(name -> name.contains("kaggle"))
                .toList();
    }

    @Test
    void withoutTablesNothingIsKnown() throws IOException {
        ingest.run(new Source.Selected(new Source.Directory(directory.resolve("code")), Take.KAGGLE));
        assertThat(content("/0000/0011/11.ipynb")).isEqualTo(UNKNOWN + NOTEBOOK);
    }

    @Test
    void missingAndDamagedTablesAreSaid() throws IOException {
        write("meta/Datasets.csv", "Id,Owner\n7,70\n");
        assertThatThrownBy(this::ingestFolder)
                .isInstanceOf(UserException.class)
                .hasMessageEndingWith("Datasets.csv has no column OwnerUserId");
        write("meta/DatasetVersions.csv", "Id,DatasetId,Title,Slug,Description\n501,7,Pets,pets,\"never ends\n");
        assertThatThrownBy(this::ingestFolder)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("DatasetVersions.csv is damaged after row 0");
        Files.delete(directory.resolve("meta/DatasetVersions.csv"));
        assertThatThrownBy(this::ingestFolder)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("DatasetVersions.csv is not there");
    }

    @Test
    void aBrokenSchemaIsSaidWithItsLine() throws IOException {
        write("schemas.jsonl", "\n{\"dataset\":\"octo/pets\"}\n");
        assertThatThrownBy(() -> ingest(
                        new Source.Directory(directory.resolve("code")),
                        StorageFile.of(directory.resolve("schemas.jsonl").toString())))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("schemas.jsonl line 2: write {");
    }

    @Test
    void whatIsNoTextIsAStubAndWhatIsLongIsCut() throws IOException {
        Files.write(directory.resolve("code/0000/0011/13.ipynb"), new byte[100]);
        write(
                "meta/DatasetVersions.csv",
                "Id,DatasetId,Title,Slug,Description\n501,7,Pets,pets," + "d".repeat(50_000) + "\n502,8,,alone,  \n");
        ingestFolder();
        assertThat(ingest.row("/0000/0011/13.ipynb").stub()).isEqualTo("binary");
        assertThat(content("/0000/0011/11.ipynb")).contains("\"" + "d".repeat(20_000) + "\"");
        assertThat(content("/0000/0011/12.ipynb")).isEqualTo(UNKNOWN + NOTEBOOK);
    }

    private String content(String path) throws IOException {
        byte[] content = ingest.row(path).content();
        return content == null ? "" : new String(content, StandardCharsets.UTF_8);
    }

    private List<String> contents() throws IOException {
        return ingest.rows().stream()
                .map(row -> row.path()
                        + new String(java.util.Objects.requireNonNull(row.content()), StandardCharsets.UTF_8))
                .toList();
    }
}
