package dev.stackyard.cli;

import dev.stackyard.cli.rows.BatchQuery;
import dev.stackyard.cli.rows.RemovalNotice;
import dev.stackyard.cli.rows.RemovalNotices;
import dev.stackyard.cli.rows.RowFacts;
import dev.stackyard.cli.rows.RowFinder;
import dev.stackyard.cli.rows.RowQuery;
import dev.stackyard.cli.rows.RowReader;
import dev.stackyard.cli.terminal.Printable;
import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which rows a question is about. */
final class QueryOptions {

    /** What a question may be, for help. */
    static final String WHAT_HELP =
            "A SWHID of a content, directory, revision or snapshot, with or without qualifiers; the 40 "
                    + "digits of a content; REPO:PATH; the address of a file, pull request or issue on a forge; or a path, "
                    + "of which the last names are enough.";

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

    /** The same for one of many questions. */
    static void print(String question, List<RemovalNotice> removed, PrintStream out) {
        out.println(Printable.of(question));
        for (RemovalNotice notice : removed) {
            out.print("  ");
            print(List.of(notice), out);
        }
    }

    @Parameters(arity = "0..1", paramLabel = "WHAT", description = WHAT_HELP)
    @Nullable
    String what;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "20",
            description = "Rows to show at most, of each question. Default: ${DEFAULT-VALUE}")
    int limit = 20;

    @Option(
            names = "--from-file",
            paramLabel = "FILE",
            description =
                    "Ask about every line of a file, or of standard input with -, in one pass over the corpus. With "
                            + "--json one line for each row that a question means, in the corpus's order.")
    @Nullable
    String fromFile;

    /**
     * Finds the rows.
     *
     * @throws UserException if there are none, or the question is no question
     */
    Answer ask(Corpus corpus, int threads) throws IOException {
        checkLimit();
        if (what == null) {
            throw new UserException("name WHAT to ask about, or a file of questions with --from-file");
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
        return new Answer(
                found.total(),
                found.byRepository(),
                RowFacts.keptFirst(RowReader.read(corpus, found.first())),
                removed);
    }

    /** Whether the questions are lines of a file. */
    boolean isBatch() {
        return fromFile != null;
    }

    /**
     * Answers the questions of the file.
     *
     * @param standardInput what {@code -} means
     * @return how many have no answer
     * @throws UserException if there is no such file, or a question is named beside it
     */
    long askAll(Corpus corpus, InputStream standardInput, BatchQuery.Listener listener) throws IOException {
        checkLimit();
        if (what != null) {
            throw new UserException("name either WHAT or --from-file, not both");
        }
        String file = Objects.requireNonNull(fromFile);
        try (BufferedReader lines = lines(file, standardInput)) {
            return new BatchQuery(corpus, listener).run(lines, limit);
        }
    }

    /**
     * The lines of {@code --from-file}.
     *
     * @param file a path, an {@code s3://} location, or {@code -} for standard input
     * @throws UserException if it is not there
     */
    static BufferedReader lines(String file, InputStream standardInput) throws IOException {
        try {
            InputStream in = standardInput;
            if (!file.equals("-")) {
                StorageFile named = StorageFile.of(file);
                in = named.storage().stream(named.name());
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new UserException("--from-file " + file + " is not there", e);
        }
    }

    private void checkLimit() {
        if (limit < 1) {
            throw new UserException("--limit " + limit + ": must be at least 1");
        }
    }
}
