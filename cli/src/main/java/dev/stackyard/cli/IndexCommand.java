package dev.stackyard.cli;

import dev.stackyard.cli.rows.ShardSegments;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusLock;
import dev.stackyard.corpus.index.IndexStage;
import dev.stackyard.corpus.index.ProvenanceIndex;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description = {
            "Brings index/ up to date: where every SWHID of the corpus is, in which repositories and under which paths, kept "
                    + "or dropped by which rule, and which tokens of which shard it became. With it, lookup answers from a few "
                    + "pages, however large the corpus.",
            "build and tokenize end with it, so it is needed only after another stage has run by itself, or for a corpus "
                    + "without shards. What is up to date is left alone. It needs disk for sorting, about 150 bytes per row, "
                    + "until it is done."
        },
        footer = {"Example", "  stackyard index --corpus corpus --memory 1g"})
final class IndexCommand extends StackyardCommand {

    /**
     * @param rows rows of the index: one for each place of each object
     * @param repositories repositories, each revision by itself
     * @param repositoriesWithDirectories those of which every directory is in the index
     * @param repositoriesWithRootOnly those whose rows do not make up the root that they state
     * @param tokensWithoutRow ranges of tokens whose file the layers have no more: the shards are older than they
     */
    private record Result(
            long rows,
            long repositories,
            long repositoriesWithDirectories,
            long repositoriesWithRootOnly,
            long tokensWithoutRow) {}

    @Mixin
    final CorpusOption corpus = new CorpusOption();

    @Mixin
    final EngineOptions engine = new EngineOptions();

    IndexCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run() throws IOException {
        try (CorpusLock lock = CorpusAccess.toWrite(corpus.existing().storage(), engine.threads.count(), progress())) {
            Corpus opened = corpus.existing();
            IndexStage stage = new IndexStage(ShardSegments::of);
            engine.run(opened, List.of(stage), name -> stage, 0, progress());
            try (ProvenanceIndex index = ProvenanceIndex.openIfCurrent(opened, ShardSegments.of(opened.storage()))
                    .orElseThrow(() -> new IllegalStateException("the index is stale as soon as it is built"))) {
                print(new Result(
                        index.rowCount(),
                        index.repositoryCount(),
                        index.checkedTrees(),
                        index.uncheckedTrees(),
                        index.lostSegments()));
            }
        }
        return ExitCode.DONE;
    }

    private void print(Result result) throws IOException {
        if (output.json) {
            printJson(result);
            return;
        }
        terminal()
                .out()
                .println("index: " + Units.count(result.rows(), "row") + " for "
                        + Units.count(result.repositories(), "repository revision") + "; all directories of "
                        + Units.count(result.repositoriesWithDirectories()) + ", the root alone of "
                        + Units.count(result.repositoriesWithRootOnly())
                        + (result.tokensWithoutRow() == 0
                                ? ""
                                : "; " + Units.count(result.tokensWithoutRow(), "token range")
                                        + " of files that are no longer there: run stackyard build"));
    }
}
