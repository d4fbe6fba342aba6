package dev.stackyard.cli;

import dev.stackyard.cli.rows.RemovalNotice;
import dev.stackyard.cli.rows.RowFacts;
import dev.stackyard.cli.rows.TokenRanges;
import dev.stackyard.cli.terminal.Printable;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.Selection.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description = {
            "Finds an object of Software Heritage in a corpus: the files that are or belong to it, in which repositories and "
                    + "paths, under which licences, kept or dropped by which rule, and which tokens of which shard they "
                    + "became.",
            "A content is found wherever it occurs; a revision, a root directory or a snapshot by the files that were "
                    + "ingested from it."
        },
        footer = {
            "Examples",
            "  stackyard lookup swh:1:cnt:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391 --corpus corpus",
            "  stackyard lookup swh:1:rev:309cf2674ee7a0749978cf8265ab91a60aea0f7d --limit 1000 --json"
        })
final class LookupCommand extends StackyardCommand {

    /**
     * @param licenses what was detected; null if no layer says
     * @param drop the first verdict as {@code layer/rule}; null if the row is kept
     */
    private record Place(
            String swhid,
            String repository,
            @Nullable Object repositoryUrl,
            String path,
            @Nullable Object licenses,
            @Nullable Object licenseType,
            @Nullable String drop,
            List<TokenRanges.Range> tokens) {}

    /** @param removed what is told of rows that were removed on request */
    private record Result(
            long matches, SortedMap<String, Long> repositories, List<Place> rows, List<RemovalNotice> removed) {}

    @Mixin
    final CorpusOption corpus = new CorpusOption();

    @Mixin
    final ThreadsOption threads = new ThreadsOption();

    @Mixin
    final QueryOptions query = new QueryOptions();

    LookupCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run() throws IOException {
        Corpus opened = corpus.existing();
        QueryOptions.Answer answer = query.ask(opened, threads.count());
        TokenRanges ranges = TokenRanges.of(opened);
        List<Place> places = new ArrayList<>();
        for (RowFacts facts : answer.facts()) {
            places.add(place(facts, ranges.of(facts)));
        }
        Result result = new Result(answer.total(), answer.byRepository(), places, answer.removed());
        if (output.json) {
            printJson(result);
        } else {
            answer.printRemoved(terminal().out());
            print(result, terminal().out());
        }
        return ExitCode.DONE;
    }

    private static Place place(RowFacts facts, List<TokenRanges.Range> tokens) {
        Optional<Verdict> first = facts.verdicts().stream().findFirst();
        return new Place(
                facts.swhid(),
                facts.repository(),
                facts.value(FilesLayer.NAME, FilesLayer.REPO_URL.name()),
                facts.path(),
                facts.value(LicensesLayer.NAME, LicensesLayer.DETECTED_LICENSES.name()),
                facts.value(LicensesLayer.NAME, LicensesLayer.LICENSE_TYPE.name()),
                first.map(verdict -> verdict.layer() + "/" + verdict.rule()).orElse(null),
                tokens);
    }

    private static void print(Result result, PrintStream out) {
        if (result.matches() == 0) {
            return; // what there is to tell of removed rows has been told
        }
        out.println(Units.count(result.matches(), "row") + " in "
                + repositories(result.repositories().size()));
        result.repositories()
                .forEach((name, rows) -> out.println("  " + Printable.of(name) + ": " + Units.count(rows, "row")));
        out.println();
        for (Place place : result.rows()) {
            out.println(Printable.of(place.repository() + ":" + place.path()));
            out.println("  " + Printable.of(place.swhid()));
            if (place.licenses() != null) {
                out.println("  licences: " + Printable.of(place.licenses() + " (" + place.licenseType() + ")"));
            }
            out.println(place.drop() == null ? "  kept" : "  dropped: " + Printable.of(place.drop()));
            place.tokens().forEach(range -> out.println("  " + words(range)));
        }
        long more = result.matches() - result.rows().size();
        if (more > 0) {
            out.println(Units.count(more, "more row") + ": see --limit");
        }
    }

    private static String repositories(int count) {
        return count == 1 ? "1 repository" : Units.count(count) + " repositories";
    }

    /** {@code train-00000 document 3, tokens 1,204 to 1,400 (197)}. */
    static String words(TokenRanges.Range range) {
        return range.shard() + " document " + Units.count(range.document()) + ", tokens "
                + Units.count(range.firstToken()) + " to "
                + Units.count(range.firstToken() + range.tokenCount() - 1) + " (" + Units.count(range.tokenCount())
                + ")";
    }
}
