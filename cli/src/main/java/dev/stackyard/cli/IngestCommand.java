package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusLock;
import dev.stackyard.corpus.Storage;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import dev.stackyard.ingest.SoftwareHeritageExport;
import dev.stackyard.ingest.Source;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Adds sources to a corpus, and makes the corpus if there is none: the layers files (what every file is and where "
                    + "it came from) and contents (its bytes). Every file has a row; one without content says why.",
            "What is in the corpus already is not ingested again; other sources become new parts, and nothing that is there "
                    + "has to be done again for them."
        },
        footer = {
            "Examples",
            "  stackyard ingest git ../redis https://github.com/octo/cat --corpus corpus",
            "  stackyard ingest git ../redis --metadata stars.jsonl --corpus corpus",
            "  stackyard ingest archive cat-1.2.tar.gz --corpus corpus",
            "  stackyard ingest swh --graph 2023-09-06/orc --contents s3://softwareheritage/content --corpus corpus"
        })
final class IngestCommand extends StackyardCommand {

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = "What the sources are: git, dir, archive, or swh: a graph export of Software Heritage.")
    IngestKind kind = IngestKind.GIT;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "SOURCE",
            description = "Paths; for git also URLs (https://, file://); none for swh.")
    List<String> places = List.of();

    @Mixin
    final CorpusOption corpus = new CorpusOption();

    @Mixin
    final ExportOptions export = new ExportOptions();

    @Mixin
    final IngestOptions ingest = new IngestOptions();

    @Mixin
    final RecipeOptions recipe = new RecipeOptions();

    @Mixin
    final ThreadsOption threads = new ThreadsOption();

    IngestCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    String settingsHelp() {
        return SettingsHelp.of(StageCatalog.INGEST.name());
    }

    @Override
    int run() throws IOException {
        IngestSettings settings = StageCatalog.INGEST.settings(recipe.stages().recipe());
        List<Source> sources = kind.sources(places);
        SoftwareHeritageExport wanted = export.export(kind);
        Storage storage = corpus.storage();
        try (CorpusLock lock = CorpusLock.acquire(storage)) {
            IngestSummary summary = ingest.run(
                    sources, wanted, Corpus.at(storage), settings, threads.count(), progress());
            if (output.json) {
                printJson(summary);
            } else {
                print(summary);
            }
            return ingest.exitCode(summary, terminal());
        }
    }

    private void print(IngestSummary summary) {
        terminal()
                .out()
                .println(Units.count(summary.newRows(), "row") + " in " + Units.count(summary.newParts(), "part")
                        + " added; " + corpus.location + " has " + Units.count(summary.rows(), "row") + ", "
                        + Units.bytes(summary.contentBytes()) + " of content");
    }
}
