package dev.stackyard.cli;

import dev.stackyard.cli.report.HtmlReport;
import dev.stackyard.cli.report.ReportData;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusLock;
import dev.stackyard.corpus.Engine;
import dev.stackyard.corpus.EngineProvider;
import dev.stackyard.corpus.Stage;
import dev.stackyard.corpus.Storage;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import dev.stackyard.ingest.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "The main job, from repositories to training shards: ingests the sources, runs all stages of the recipe, trains a "
                    + "tokenizer on the corpus where none is given, writes shards with their manifest and provenance, and "
                    + "draws the report.",
            "What is done already is not done again: a killed build goes on when the same command is run again, and gives "
                    + "the same bytes as one that was left alone. Without --from, a corpus that is there is brought up to "
                    + "date; where there is none yet, it is built from the git checkout one stands in."
        },
        footer = {
            "Examples",
            "  stackyard build --from git:../some-repo --from git:https://github.com/octo/cat --corpus corpus",
            "  stackyard build the-stack-v2 --from dir:src --from archive:old.tar.gz --corpus corpus",
            "  stackyard build mine.yaml --set dedup.threshold=0.8 --corpus corpus"
        })
final class BuildCommand extends StackyardCommand {

    /** @param rejects sources and files that could not be read */
    private record Result(
            String corpus, long rejects, List<StageOutcome> stages, ReportData data, String manifest, String report) {}

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RECIPE",
            description = "Stages and settings: a YAML file, or a built-in recipe: stackyard or the-stack-v2. "
                    + "Default: stackyard")
    @Nullable
    String recipeArgument;

    @Option(
            names = {"-f", "--from"},
            paramLabel = "SOURCE",
            description =
                    "git:PATH_OR_URL, dir:PATH or archive:PATH; with notebooks:, docs: or ir: before it, only those "
                            + "of its files. May be repeated.")
    List<String> from = List.of();

    @Mixin
    final CorpusOption corpus = new CorpusOption();

    @Mixin
    final IngestOptions ingest = new IngestOptions();

    @Mixin
    final RecipeOptions recipe = new RecipeOptions();

    @Mixin
    final EngineOptions engine = new EngineOptions();

    BuildCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run() throws IOException {
        RecipeStages stages = recipeArgument == null ? recipe.stages() : recipe.stages(recipeArgument);
        engine.check();
        Storage storage = corpus.storage();
        try (CorpusLock lock = CorpusAccess.toWrite(storage, engine.threads.count(), progress())) {
            Corpus opened = Corpus.at(storage);
            IngestSummary ingested;
            StageOutcome.Snapshot before;
            List<Stage> toRun = stages.listed();
            try (EngineProvider.OpenEngine open = engine.open(stages, recipe.seed(stages), progress())) {
                ingested = ingest(opened, stages, open.engine());
                before = StageOutcome.Snapshot.of(opened);
                open.engine().run(opened, toRun);
            }
            ReportData data = ReportGatherer.gather(opened, engine.threads.count(), progress());
            ReportCommand.write(opened, data);
            print(opened, ingested, StageOutcome.since(before, opened, toRun), data);
            return ingest.exitCode(ingested, terminal());
        }
    }

    private IngestSummary ingest(Corpus opened, RecipeStages stages, Engine engine) throws IOException {
        IngestSettings settings = StageCatalog.INGEST.settings(stages.recipe());
        return ingest.run(sources(opened), opened, settings, engine, progress());
    }

    /** What to ingest; nothing new if no source is named and the corpus is there already. */
    private List<Source> sources(Corpus opened) throws IOException {
        if (!from.isEmpty()) {
            return from.stream().map(SourceArgument::parse).toList();
        }
        return opened.parts().isEmpty() ? List.of(SourceArgument.enclosingCheckout(Path.of(""))) : List.of();
    }

    private void print(Corpus opened, IngestSummary ingested, List<StageOutcome> outcomes, ReportData data)
            throws IOException {
        String manifest = opened.storage().location("shards/manifest.json");
        String report = opened.storage().location(HtmlReport.FILE);
        if (output.json) {
            long rejects = ingested.rejected().size() + ingested.problems();
            printJson(new Result(opened.storage().location(), rejects, outcomes, data, manifest, report));
            return;
        }
        PrintStream out = terminal().out();
        new SummaryTables(data).print(out);
        out.println("shards:   " + manifest);
        out.println("report:   " + report);
    }
}
