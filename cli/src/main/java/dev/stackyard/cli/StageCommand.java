package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Printable;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusLock;
import dev.stackyard.corpus.Stage;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;

/** A command that brings the layers of one block of the recipe up to date. */
abstract class StageCommand extends StackyardCommand {

    /** @param stale layers that were made from something that has changed since */
    private record Result(List<StageOutcome> stages, List<String> stale) {}

    @Mixin
    final CorpusOption corpus = new CorpusOption();

    @Mixin
    final RecipeOptions recipe = new RecipeOptions();

    @Mixin
    final EngineOptions engine = new EngineOptions();

    private final String block;

    StageCommand(Terminal terminal, String block) {
        super(terminal);
        this.block = block;
    }

    @Override
    String settingsHelp() {
        return SettingsHelp.of(block);
    }

    /** The recipe with what the command's options change in it. */
    RecipeStages stages() throws IOException {
        return recipe.stages();
    }

    @Override
    int run() throws IOException {
        RecipeStages stages = stages();
        try (CorpusLock lock = CorpusAccess.toWrite(corpus.existing().storage(), engine.threads.count(), progress())) {
            Corpus opened = corpus.existing();
            StageOutcome.Snapshot before = StageOutcome.Snapshot.of(opened);
            List<Stage> toRun = stages.of(block);
            engine.run(opened, toRun, stages, recipe.seed(stages), progress());
            print(new Result(StageOutcome.since(before, opened, toRun), StageOutcome.stale(opened)));
        }
        return ExitCode.DONE;
    }

    private void print(Result result) throws IOException {
        if (output.json) {
            printJson(result);
            return;
        }
        result.stages().forEach(outcome -> terminal().out().println(Printable.of(outcome.words())));
        if (!result.stale().isEmpty()) {
            terminal()
                    .out()
                    .println("out of date now: " + String.join(", ", result.stale())
                            + "; stackyard build brings all up to date");
        }
    }
}
