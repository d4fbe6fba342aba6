package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Printable;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusVerifier;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description = {
            "Reads the whole corpus through and compares it with what it says about itself: rows, SHA-256 and fingerprint "
                    + "of every layer file, the identifiers of every content, and the shards with their index and "
                    + "provenance. Changes nothing.",
            "Exit code 0 if all is well, 1 if something is not."
        },
        footer = {"Example", "  stackyard verify --corpus corpus"})
final class VerifyCommand extends StackyardCommand {

    @Mixin
    final CorpusOption corpus = new CorpusOption();

    VerifyCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run() throws IOException {
        Corpus opened = corpus.existing();
        CorpusVerifier.Result result = CorpusVerifier.verify(opened, progress());
        if (output.json) {
            printJson(result);
        } else {
            print(result);
        }
        return result.problems().isEmpty() ? ExitCode.DONE : ExitCode.REJECTS;
    }

    private void print(CorpusVerifier.Result result) {
        for (CorpusVerifier.Problem problem : result.problems()) {
            terminal().out().println(Printable.of(problem.file() + ": " + problem.message()));
        }
        terminal()
                .out()
                .println(Units.count(result.files(), "layer file") + " and " + Units.count(result.rows(), "row")
                        + " read: "
                        + (result.problems().isEmpty()
                                ? "all is well"
                                : Units.count(result.problems().size(), "problem")));
    }
}
