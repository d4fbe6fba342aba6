package dev.stackyard.cli;

import dev.stackyard.cli.rows.BatchQuery;
import dev.stackyard.cli.rows.RemovalNotice;
import dev.stackyard.cli.rows.RowFacts;
import dev.stackyard.cli.rows.RowQuery;
import dev.stackyard.cli.rows.RuleMeanings;
import dev.stackyard.cli.rows.TokenRanges;
import dev.stackyard.cli.terminal.Printable;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.Selection.Verdict;
import dev.stackyard.corpus.VersionsLayer;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description = {
            "Shows what every layer says of a file: all columns, every verdict with its evidence, the file that is kept "
                    + "instead of a duplicate, and where in the shards its tokens are.",
            "Exit code 0 if every question has an answer, 1 if some of --from-file have none, 2 if the only one has none."
        },
        footer = {
            "Examples",
            "  stackyard explain redis/redis:/src/ae.c --corpus corpus",
            "  stackyard explain swh:1:cnt:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391 --corpus corpus",
            "  stackyard explain ae.c --corpus corpus --json",
            "  git ls-files | sed 's|^|octo/cat:/|' | stackyard explain --from-file - --json --corpus corpus"
        })
final class ExplainCommand extends StackyardCommand {

    /** @param evidence what made the rule fire; null if it left none */
    private record Reason(
            String layer,
            String rule,
            String meaning,
            @Nullable String evidence) {}

    /**
     * @param kept whether the row is trained on
     * @param reasons why not; every layer's verdict
     * @param keptInstead {@code REPO:PATH} of the row that is current, or kept for its cluster of duplicates; null if there is none
     * @param tokens where in the shards its text is
     * @param missingLayers layers that this row's part does not have yet
     */
    private record Explanation(
            String swhid,
            String repository,
            String path,
            boolean kept,
            List<Reason> reasons,
            @Nullable String keptInstead,
            List<TokenRanges.Range> tokens,
            List<String> missingLayers,
            SortedMap<String, Map<String, Object>> layers) {}

    /** @param removed what is told of rows that were removed on request */
    private record Result(long matches, List<Explanation> rows, List<RemovalNotice> removed) {}

    /** One line of a batch. */
    private record Answer(String query, Explanation row) {}

    /** What is told of rows that a question means and that were removed on request. */
    private record Removed(String query, List<RemovalNotice> removed) {}

    /** The same for a question that no row answers. */
    private record NoAnswer(String query, String problem) {}

    @Mixin
    final CorpusOption corpus = new CorpusOption();

    @Mixin
    final ThreadsOption threads = new ThreadsOption();

    @Mixin
    final QueryOptions query = new QueryOptions();

    ExplainCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run() throws IOException {
        Corpus opened = corpus.existing();
        if (query.isBatch()) {
            long unanswered = query.askAll(opened, terminal().in(), new BatchPrinter());
            if (unanswered > 0) {
                terminal().err().println("stackyard: " + Units.count(unanswered, "question") + " without an answer");
            }
            return unanswered == 0 ? ExitCode.DONE : ExitCode.REJECTS;
        }
        QueryOptions.Answer answer = query.ask(opened, threads.count());
        TokenRanges ranges = TokenRanges.of(opened);
        List<Explanation> rows = new ArrayList<>();
        for (RowFacts facts : answer.facts()) {
            rows.add(explain(facts, ranges.of(facts)));
        }
        if (output.json) {
            printJson(new Result(answer.total(), rows, answer.removed()));
            return ExitCode.DONE;
        }
        PrintStream out = terminal().out();
        answer.printRemoved(out);
        rows.forEach(row -> print(row, ranges.exist(), out));
        if (answer.total() > rows.size()) {
            out.println(Units.count(answer.total() - rows.size()) + " more rows match: see --limit");
        }
        return ExitCode.DONE;
    }

    private final class BatchPrinter implements BatchQuery.Listener {

        private final PrintStream out = terminal().out();

        @Override
        public void row(RowQuery question, RowFacts facts, List<TokenRanges.Range> tokens) throws IOException {
            Explanation row = explain(facts, tokens);
            if (output.json) {
                printJson(new Answer(question.text(), row));
            } else {
                print(row, true, out);
            }
        }

        @Override
        public void removed(RowQuery question, List<RemovalNotice> notices) throws IOException {
            if (output.json) {
                printJson(new Removed(question.text(), notices));
            } else {
                QueryOptions.print(question.text(), notices, out);
            }
        }

        @Override
        public void unanswered(String question, String problem) throws IOException {
            if (output.json) {
                printJson(new NoAnswer(question, problem));
            } else {
                out.println(Printable.of(problem));
            }
        }
    }

    private static Explanation explain(RowFacts facts, List<TokenRanges.Range> tokens) {
        List<Reason> reasons =
                facts.verdicts().stream().map(ExplainCommand::reason).toList();
        return new Explanation(
                facts.swhid(),
                facts.repository(),
                facts.path(),
                reasons.isEmpty(),
                reasons,
                keptInstead(facts),
                tokens,
                facts.missing(),
                facts.layers());
    }

    private static Reason reason(Verdict verdict) {
        String meaning = RuleMeanings.of(verdict.layer(), verdict.rule());
        return new Reason(verdict.layer(), verdict.rule(), meaning, verdict.evidence());
    }

    private static @Nullable String keptInstead(RowFacts facts) {
        @Nullable Object current = facts.value(VersionsLayer.NAME, VersionsLayer.CURRENT_REPO_NAME.name());
        if (current != null) {
            return current + ":" + facts.path();
        }
        @Nullable Object repository = facts.value(DuplicatesLayer.NAME, DuplicatesLayer.KEPT_REPO_NAME.name());
        return repository == null
                ? null
                : repository + ":" + facts.value(DuplicatesLayer.NAME, DuplicatesLayer.KEPT_PATH.name());
    }

    private static void print(Explanation row, boolean hasShards, PrintStream out) {
        out.println(Printable.of(row.repository() + ":" + row.path()));
        out.println("  " + Printable.of(row.swhid()));
        if (row.kept()) {
            out.println("  kept: no rule drops it");
        }
        String word = "dropped";
        for (Reason reason : row.reasons()) {
            out.println("  " + word + " by " + reason.layer() + ", rule " + Printable.of(reason.rule())
                    + (reason.meaning().isEmpty() ? "" : ": " + reason.meaning()));
            if (reason.evidence() != null) {
                out.println("    evidence: " + Printable.of(reason.evidence()));
            }
            word = "also dropped";
        }
        if (row.keptInstead() != null) {
            out.println("  kept instead: " + Printable.of(row.keptInstead()));
        }
        row.tokens().forEach(range -> out.println("  in the shards: " + LookupCommand.words(range)));
        if (row.kept() && row.tokens().isEmpty()) {
            out.println("  in no shard: " + (hasShards ? "the shards are older than this" : "there are none yet")
                    + "; run stackyard build");
        }
        if (!row.missingLayers().isEmpty()) {
            out.println("  not judged yet by " + String.join(", ", row.missingLayers()) + ": run stackyard build");
        }
        out.println();
        row.layers().forEach((layer, columns) -> printLayer(layer, columns, out));
        out.println();
    }

    private static void printLayer(String layer, Map<String, Object> columns, PrintStream out) {
        String heading = layer;
        for (Map.Entry<String, Object> column : columns.entrySet()) {
            String value = Printable.of(String.valueOf(column.getValue()));
            out.println(String.format(Locale.ROOT, "  %-13s %-22s %s", heading, column.getKey(), value));
            heading = "";
        }
    }
}
