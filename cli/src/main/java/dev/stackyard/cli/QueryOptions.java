package dev.stackyard.cli;

import dev.stackyard.cli.rows.RemovalNotice;
import dev.stackyard.cli.rows.RemovalNotices;
import dev.stackyard.cli.rows.RowFacts;
import dev.stackyard.cli.rows.RowFinder;
import dev.stackyard.cli.rows.RowQuery;
import dev.stackyard.cli.rows.RowReader;
import dev.stackyard.cli.terminal.Printable;
import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.SortedMap;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which rows a question is about. */
final class QueryOptions {

    /**
     * @param total how many rows match
     * @param byRepository how many of them each repository has
     * @param facts the first of them
     * @param removed what is told of rows that were removed on request
     */
    record Answer(long total, SortedMap<String, Long> byRepository, List<RowFacts> facts, List<RemovalNotice> removed) {

        /** Tells of removed rows. */
        void printRemoved(PrintStream out) {
            print(removed, out);
        }
    }

    /** Tells of removed rows: that, when and why, and nothing else. */
    static void print(List<RemovalNotice> removed, PrintStream out) {
        for (RemovalNotice notice : removed) {
            String what = notice.rows() == 0 ? "it must stay out: " : Units.count(notice.rows(), "row") + " ";
            out.println(Printable.of(what + notice.words()));
        }
    }

    @Parameters(
            paramLabel = "WHAT",
            description = "A SWHID of a content, directory, revision or snapshot, with or without qualifiers; the 40 "
                    + "digits of a content; REPO:PATH; or a path, of which the last names are enough.")
    String what = "";

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "20",
            description = "Rows to show at most. Default: ${DEFAULT-VALUE}")
    int limit = 20;

    /**
     * Finds the rows.
     *
     * @throws UserException if there are none, or the question is no question
     */
    Answer ask(Corpus corpus, int threads) throws IOException {
        if (limit < 1) {
            throw new UserException("--limit " + limit + ": must be at least 1");
        }
        RowQuery query = RowQuery.parse(what);
        RowFinder.Found found = RowFinder.find(corpus, query, limit, threads);
        List<RemovalNotice> removed = RemovalNotices.of(corpus.storage(), found.removed());
        if (found.total() == 0 && removed.isEmpty()) {
            removed = RemovalNotices.standing(corpus.storage(), query);
            if (removed.isEmpty()) {
                throw new UserException(query.nothingFound(corpus.storage().location()));
            }
        }
        return new Answer(found.total(), found.byRepository(), RowReader.read(corpus, found.first()), removed);
    }
}
