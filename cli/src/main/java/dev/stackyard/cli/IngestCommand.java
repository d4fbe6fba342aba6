package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusLock;
import dev.stackyard.corpus.Engine;
import dev.stackyard.corpus.EngineProvider;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.UserException;
import dev.stackyard.ingest.Ingest;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import dev.stackyard.ingest.SoftwareHeritageExport;
import dev.stackyard.ingest.Source;
import dev.stackyard.ingest.Take;
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
            "  stackyard ingest notebooks git:../redis ../handbook --corpus corpus",
            "  stackyard ingest kaggle meta-kaggle-code/0000 --meta-kaggle meta-kaggle --corpus corpus",
            "  stackyard ingest docs numpy-2.1.0.whl ../handbook/html --corpus corpus",
            "  stackyard ingest archive cat-1.2.tar.gz --corpus corpus",
            "  stackyard ingest swh --graph 2023-09-06/orc --contents s3://softwareheritage/content",
            "  stackyard ingest stack-v2 'the-stack-v2/*.parquet' --contents s3://softwareheritage/content",
            "  stackyard ingest stack-v3 'stack-v3-train/*.parquet' --corpus s3://mine/corpus",
            "  stackyard ingest conversations --gharchive 'gharchive/2023-*.json.gz' --repos git:mirrors"
        })
final class IngestCommand extends StackyardCommand {

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description =
                    "What the sources are: git, dir or archive; notebooks, kaggle, docs or ir, which takes only Jupyter notebooks, "
                            + "those of Meta Kaggle Code with their data sets, pages of documentation, or source files with the LLVM IR beside them, of git:, dir: or archive: "
                            + "sources; a graph export of Software Heritage: swh; or a published "
                            + "dataset's Parquet files: stack-v2 or stack-v3; or pulls, issues, or conversations, which are "
                            + "both.")
    String kind = "git";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "SOURCE",
            description =
                    "Paths; for git also URLs (https://, file://); for a dataset also s3://, and a * in the last part "
                            + "of a path stands for anything; for swh, pulls and issues none.")
    List<String> places = List.of();

    @Mixin
    final CorpusOption corpus = new CorpusOption();

    @Mixin
    final IngestOptions ingest = new IngestOptions();

    @Mixin
    final DatasetOptions dataset = new DatasetOptions();

    @Mixin
    final ExportOptions export = new ExportOptions();

    @Mixin
    final ConversationOptions conversations = new ConversationOptions();

    @Mixin
    final RecipeOptions recipe = new RecipeOptions();

    @Mixin
    final EngineOptions engine = new EngineOptions();

    IngestCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    String settingsHelp() {
        return SettingsHelp.of(StageCatalog.INGEST.name());
    }

    @Override
    int run() throws IOException {
        RecipeStages stages = recipe.stages();
        IngestSettings settings = StageCatalog.INGEST.settings(stages.recipe());
        engine.check();
        Storage storage = corpus.storage();
        try (CorpusLock lock = CorpusAccess.toWrite(storage, engine.threads.count(), progress())) {
            IngestSummary summary;
            try (EngineProvider.OpenEngine open = engine.open(stages, recipe.seed(stages), progress())) {
                summary = ingest(Corpus.at(storage), settings, open.engine());
            }
            if (output.json) {
                printJson(summary);
            } else {
                print(summary);
            }
            return ingest.exitCode(summary, terminal());
        }
    }

    private IngestSummary ingest(Corpus opened, IngestSettings settings, Engine running) throws IOException {
        if (ExportOptions.isExport(kind)) {
            SoftwareHeritageExport wanted = export.export(places, dataset);
            return ingest.run(wanted, opened, settings, running, progress());
        }
        if (ConversationOptions.isConversations(kind)) {
            return ingest.told(
                    context -> Ingest.run(
                            conversations.request(kind, places), opened, settings, context.threads(), progress()),
                    opened,
                    running,
                    progress());
        }
        if (places.isEmpty()) {
            throw new UserException("ingest " + kind + " needs a SOURCE");
        }
        if (DatasetOptions.isDataset(kind)) {
            return ingest.told(
                    context -> Ingest.run(dataset.request(kind, places), settings, context),
                    opened,
                    running,
                    progress());
        }
        return ingest.run(sources(), opened, settings, running, progress());
    }

    private List<Source> sources() {
        Take take = SourceArgument.taking(kind);
        return take == null
                ? places.stream().map(SourceArgument.Kind.named(kind)::at).toList()
                : places.stream()
                        .map(place -> SourceArgument.selected(take, place))
                        .toList();
    }

    private void print(IngestSummary summary) {
        terminal()
                .out()
                .println(Units.count(summary.newRows(), "row") + " in " + Units.count(summary.newParts(), "part")
                        + " added; " + corpus.location + " has " + Units.count(summary.rows(), "row") + ", "
                        + Units.bytes(summary.contentBytes()) + " of content");
    }
}
