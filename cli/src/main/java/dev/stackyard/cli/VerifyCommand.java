package dev.stackyard.cli;

import dev.stackyard.cli.rows.ShardSegments;
import dev.stackyard.cli.terminal.Printable;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.CorpusVerifier;
import dev.stackyard.corpus.index.IndexVerifier;
import dev.stackyard.corpus.index.SegmentSource;
import dev.stackyard.corpus.removal.RemovalVerifier;
import dev.stackyard.tokenize.Manifest;
import dev.stackyard.tokenize.ShardRemovalVerifier;
import dev.stackyard.tokenize.ShardVerifier;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description = {
            "Reads the whole corpus through and compares it with what it says about itself: rows, SHA-256 and fingerprint "
                    + "of every layer file, the identifiers of every content, and the shards with their index and "
                    + "provenance, and the index of SWHIDs. Looks for everything that was ever removed, in all layers and "
                    + "shards. Changes nothing.",
            "Exit code 0 if all is well, 1 if something is not."
        },
        footer = {"Example", "  stackyard verify --corpus corpus"})
final class VerifyCommand extends StackyardCommand {

    /**
     * @param rows rows whose identifiers were computed anew
     * @param segments rows' texts in the shards that were decoded and compared with their recorded SHA-1
     * @param removedRows rows that were removed on request and looked for
     */
    private record Result(long layerFiles, long rows, long segments, long removedRows, List<String> problems) {}

    @Mixin
    final CorpusOption corpus = new CorpusOption();

    VerifyCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run() throws IOException {
        Corpus opened = corpus.existing();
        CorpusVerifier.Result layers = CorpusVerifier.verify(opened, progress());
        List<String> problems = new ArrayList<>();
        layers.problems().forEach(problem -> problems.add(problem.file() + ": " + problem.message()));
        long segments = segments(opened, problems);
        IndexVerifier.verify(opened, shards(opened), problems::add);
        long removed = removed(opened, problems);
        Result result = new Result(layers.files(), layers.rows(), segments, removed, problems);
        if (output.json) {
            printJson(result);
        } else {
            print(result);
        }
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.REJECTS;
    }

    /** Checks the shards, if there are any, and returns how many of their segments were decoded. */
    private static long segments(Corpus opened, List<String> problems) throws IOException {
        try {
            return Manifest.find(opened.storage()).isEmpty()
                    ? 0
                    : ShardVerifier.verify(opened.storage(), problems::add);
        } catch (CorpusFormatException | NoSuchFileException e) {
            problems.add(Failures.message(e));
            return 0;
        }
    }

    /** Looks for what was removed, and returns how many removed rows there are. */
    private static long removed(Corpus opened, List<String> problems) throws IOException {
        try {
            long rows = RemovalVerifier.verify(opened, problems::add);
            ShardRemovalVerifier.verify(opened, problems::add);
            return rows;
        } catch (CorpusFormatException | NoSuchFileException e) {
            problems.add(Failures.message(e));
            return 0;
        }
    }

    /** The shards as the index sees them; none if their manifest cannot be read, which has been said. */
    private static SegmentSource shards(Corpus opened) throws IOException {
        try {
            return ShardSegments.of(opened.storage());
        } catch (CorpusFormatException e) {
            return SegmentSource.NONE;
        }
    }

    private void print(Result result) {
        result.problems().forEach(problem -> terminal().out().println(Printable.of(problem)));
        terminal()
                .out()
                .println(Units.count(result.layerFiles(), "layer file") + ", "
                        + Units.count(result.rows(), "row") + " and " + Units.count(result.segments(), "segment")
                        + " of the shards read"
                        + (result.removedRows() == 0
                                ? ": "
                                : ", " + Units.count(result.removedRows(), "removed row") + " looked for: ")
                        + (result.problems().isEmpty()
                                ? "all is well"
                                : Units.count(result.problems().size(), "problem")));
    }
}
