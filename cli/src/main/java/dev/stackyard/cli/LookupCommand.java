package dev.stackyard.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.stackyard.cli.rows.BatchLookup;
import dev.stackyard.cli.rows.FoundRow;
import dev.stackyard.cli.rows.LookupAnswer;
import dev.stackyard.cli.rows.RemovalNotice;
import dev.stackyard.cli.rows.RemovalNotices;
import dev.stackyard.cli.rows.RemovedRows;
import dev.stackyard.cli.rows.RowLookup;
import dev.stackyard.cli.rows.RowQuery;
import dev.stackyard.cli.rows.ShardSegments;
import dev.stackyard.cli.rows.TokenRanges;
import dev.stackyard.cli.terminal.Printable;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.index.Place;
import dev.stackyard.corpus.index.ProvenanceIndex;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Finds an object of Software Heritage in a corpus: the files that are or belong to it, in which repositories and "
                    + "paths, under which licences, kept or dropped by which rule, and which tokens of which shard they "
                    + "became.",
            "A content is found wherever it occurs; a directory, a revision or a snapshot by the files that were ingested "
                    + "from it. Of directories it knows the root of every repository, and all directories below where "
                    + "the corpus has all their files (stackyard index counts them). A revision is also found where "
                    + "a submodule points to it. Qualifiers (origin, visit, anchor, path) narrow the answer.",
            "Answers come from index/, which build and tokenize write. Where a stage has run since, the index is out of date: "
                    + "then all layers are read instead, or stackyard index brings it up to date.",
            "With --from-file any number of SWHIDs is looked up in one pass, answered in their own order: a line for each "
                    + "place (tab-separated: swhid, repository, path, licenses, verdict, shard, document, first_token, "
                    + "token_count; one line with the verdict 'unknown' for what the corpus has not, and one that begins with "
                    + "'removed' for what was removed on request), or with --json an object per SWHID and line.",
            "Exit code 0 if everything asked for was found, 1 if something was not, 2 if the question could not be asked."
        },
        footer = {
            "Examples",
            "  stackyard lookup swh:1:cnt:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391 --corpus corpus",
            "  stackyard lookup swh:1:rev:309cf2674ee7a0749978cf8265ab91a60aea0f7d --limit 1000 --json",
            "  stackyard lookup --origin https://github.com/octo/",
            "  stackyard lookup --path octo/cat:/src/",
            "  stackyard export swhids --out - | stackyard lookup --from-file - --limit 1"
        })
final class LookupCommand extends StackyardCommand {

    /** @param swhid as it was asked for */
    private record BatchResult(String swhid, boolean known, LookupAnswer answer, List<RemovalNotice> removed) {}

    /** @param removed what is told of rows that were removed on request */
    private record Result(@JsonUnwrapped LookupAnswer answer, List<RemovalNotice> removed) {}

    private record Malformed(long line, String text, String problem) {}

    @Parameters(arity = "0..1", paramLabel = "WHAT", description = QueryOptions.WHAT_HELP)
    @Nullable
    String what;

    @Option(
            names = {"-f", "--from-file"},
            paramLabel = "FILE",
            description = "Look up the SWHIDs in a file, one per line; - for standard input. Needs the index.")
    @Nullable
    String fromFile;

    @Option(
            names = "--origin",
            paramLabel = "PREFIX",
            description = "Only repositories whose URL begins so; alone, all of their files.")
    @Nullable
    String origin;

    @Option(
            names = "--path",
            paramLabel = "REPO:/PREFIX",
            description = "Only files of a repository whose path begins so; alone, all of them.")
    @Nullable
    String path;

    @Mixin
    final CorpusOption corpus = new CorpusOption();

    @Mixin
    final ThreadsOption threads = new ThreadsOption();

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "20",
            description = "Rows to show at most, of each SWHID, kept ones first. Default: ${DEFAULT-VALUE}")
    int limit = 20;

    LookupCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run() throws IOException {
        if (limit < 1) {
            throw new UserException("--limit " + limit + ": must be at least 1");
        }
        boolean single = what != null || origin != null || path != null;
        if (single == (fromFile != null)) {
            throw new UserException("say what to look up: a SWHID, REPO:PATH, --origin, --path; or --from-file alone");
        }
        Corpus opened = corpus.existing();
        Optional<ProvenanceIndex> index = ProvenanceIndex.openIfCurrent(opened, ShardSegments.of(opened.storage()));
        try {
            return fromFile == null ? one(opened, index) : many(fromFile, opened, index);
        } finally {
            if (index.isPresent()) {
                index.get().close();
            }
        }
    }

    private int one(Corpus opened, Optional<ProvenanceIndex> index) throws IOException {
        RowQuery query = query();
        if (index.isEmpty()) {
            progress()
                    .note("the index is missing or out of date, so all layers are read: stackyard index --corpus "
                            + corpus.location + " makes look-ups quick");
        }
        LookupAnswer answer = new RowLookup(opened, index, limit, threads.count()).answer(query);
        List<RemovalNotice> removed = RemovalNotices.of(opened, query, threads.count());
        if (output.json) {
            printJson(new Result(answer, removed));
        } else {
            QueryOptions.print(removed, terminal().out());
            print(answer, terminal().out());
        }
        if (answer.matches() > 0 || !removed.isEmpty()) {
            return ExitCode.DONE;
        }
        terminal().err().println("stackyard: " + Printable.of(nothingFound(query, index.isPresent())));
        return ExitCode.REJECTS;
    }

    private String nothingFound(RowQuery query, boolean indexed) {
        return indexed ? corpus.location + " has no row for " + query.text() : query.nothingFound(corpus.location);
    }

    private RowQuery query() {
        RowQuery query = what == null ? null : RowQuery.parse(what);
        if (path != null) {
            RowQuery prefix = RowQuery.ofPathPrefix(path);
            query = query == null ? prefix : query.and(prefix);
        }
        if (origin != null) {
            RowQuery prefix = RowQuery.ofOriginPrefix(origin);
            query = query == null ? prefix : query.and(prefix);
        }
        return java.util.Objects.requireNonNull(query);
    }

    private int many(String file, Corpus opened, Optional<ProvenanceIndex> index) throws IOException {
        ProvenanceIndex current = index.orElseThrow(
                () -> new UserException("the index of " + opened.storage().location()
                        + " is missing or out of date: run stackyard index --corpus " + corpus.location + " first"));
        Printer printer = new Printer();
        try (BufferedReader lines = QueryOptions.lines(file, terminal().in())) {
            new BatchLookup(current, RemovedRows.read(opened), limit, printer).run(lines);
        }
        progress()
                .note(Units.count(printer.found) + " found, " + Units.count(printer.removed) + " removed on request, "
                        + Units.count(printer.unknown) + " unknown, "
                        + Units.count(printer.malformed) + " that are no SWHID");
        return printer.unknown + printer.malformed == 0 ? ExitCode.DONE : ExitCode.REJECTS;
    }

    /** Prints a batch's answers as they come. */
    private final class Printer implements BatchLookup.Listener {

        long found;
        long removed;
        long unknown;
        long malformed;

        @Override
        public void answer(String swhid, LookupAnswer answer, List<RemovalNotice> notices) throws IOException {
            boolean known = answer.matches() > 0;
            count(known, !notices.isEmpty());
            if (output.json) {
                printJson(new BatchResult(swhid, known, answer, notices));
                return;
            }
            notices.forEach(notice -> line(swhid, "", "", "", notice.words(), null));
            if (!known && notices.isEmpty()) {
                line(swhid, "", "", "", "unknown", null);
            }
            for (FoundRow row : answer.rows()) {
                if (row.tokens().isEmpty()) {
                    line(swhid, row, null);
                }
                row.tokens().forEach(range -> line(swhid, row, range));
            }
        }

        private void count(boolean known, boolean wasRemoved) {
            if (known) {
                found++;
            } else if (wasRemoved) {
                removed++;
            } else {
                unknown++;
            }
        }

        private void line(String swhid, FoundRow row, Place.@Nullable TokenRange range) {
            line(
                    swhid,
                    row.repository(),
                    row.path(),
                    row.licenses() == null ? "" : String.join(",", row.licenses()),
                    row.drop() == null ? "kept" : row.drop(),
                    range);
        }

        private void line(
                String swhid,
                @Nullable String repository,
                @Nullable String path,
                String licenses,
                String verdict,
                Place.@Nullable TokenRange range) {
            String tokens = range == null
                    ? "\t\t\t"
                    : range.shard() + "\t" + range.document() + "\t" + range.firstToken() + "\t" + range.tokenCount();
            terminal()
                    .out()
                    .println(Printable.of(swhid) + "\t" + text(repository) + "\t" + text(path) + "\t"
                            + Printable.of(licenses) + "\t" + Printable.of(verdict) + "\t" + tokens);
        }

        private String text(@Nullable String value) {
            return value == null ? "" : Printable.of(value);
        }

        @Override
        public void malformed(long line, String text, String problem) throws IOException {
            malformed++;
            if (output.json) {
                printJson(new Malformed(line, text, problem));
            }
            terminal()
                    .err()
                    .println("stackyard: line " + line + ": " + Printable.of(text) + ": " + Printable.of(problem));
        }
    }

    private static void print(LookupAnswer answer, PrintStream out) {
        if (answer.matches() == 0) {
            return;
        }
        out.println(Units.count(answer.matches(), "row") + " in " + Units.repositories(answer.repositoryCount()));
        answer.repositories()
                .forEach((name, rows) -> out.println("  " + Printable.of(name) + ": " + Units.count(rows, "row")));
        if (answer.repositoryCount() > answer.repositories().size()) {
            out.println("  and others: see --limit");
        }
        out.println();
        for (FoundRow row : answer.rows()) {
            out.println(
                    row.repository() == null
                            ? "a file that the layers have no more: the shards are older than they"
                            : Printable.of(row.repository() + ":" + row.path()));
            out.println("  " + Printable.of(row.swhid()));
            if (row.licenses() != null) {
                out.println("  licences: " + Printable.of(row.licenses() + " (" + row.licenseType() + ")"));
            }
            out.println(row.drop() == null ? "  kept" : "  dropped: " + Printable.of(row.drop()));
            if (row.current() != null) {
                out.println("  current: " + row.current());
            }
            row.tokens().forEach(range -> out.println("  " + words(range)));
        }
        long more = answer.matches() - answer.rows().size();
        if (more > 0) {
            out.println(Units.count(more, "more row") + ": see --limit");
        }
    }

    /** {@code train-00000 document 3, tokens 1,204 to 1,400 (197)}; of a row with several forms also which. */
    static String words(TokenRanges.Range range) {
        String form = range.kind().equals(RowKind.CODE.columnValue()) ? "" : ", as " + range.kind();
        return words(new Place.TokenRange(range.shard(), range.document(), range.firstToken(), range.tokenCount()))
                + form;
    }

    private static String words(Place.TokenRange range) {
        return range.shard() + " document " + Units.count(range.document()) + ", tokens "
                + Units.count(range.firstToken()) + " to "
                + Units.count(range.firstToken() + range.tokenCount() - 1) + " (" + Units.count(range.tokenCount())
                + ")";
    }
}
