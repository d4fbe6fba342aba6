package dev.stackyard.cli.rows;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.removal.ErasedRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Answers many questions in one pass over a corpus. Rows come in the corpus's order, each once for every question that means
 * it; questions that mean removed rows, and those without an answer, follow in their own order. Memory: the questions, the
 * removed rows, and {@value #CHUNK} rows.
 */
public final class BatchQuery {

    private static final int CHUNK = 4096;

    /** A question is a SWHID with its qualifiers or a path; what is longer is refused, so that no line fills the memory. */
    private static final int LONGEST_QUESTION = 1 << 16;

    /** Hears of the answers. */
    public interface Listener {

        /** A row that a question means, and where its tokens are. */
        void row(RowQuery query, RowFacts facts, List<TokenRanges.Range> tokens) throws IOException;

        /** What is to be told of rows that a question means and that were removed on request. */
        void removed(RowQuery query, List<RemovalNotice> notices) throws IOException;

        /** A question that no row answers, or that is no question. */
        void unanswered(String question, String problem) throws IOException;
    }

    private final Corpus corpus;
    private final TokenRanges ranges;
    private final Listener listener;
    private final Map<String, RowQuery> queries = new LinkedHashMap<>();
    private final Map<String, String> malformed = new LinkedHashMap<>();
    private final Map<RowQuery, Long> answers = new LinkedHashMap<>();

    public BatchQuery(Corpus corpus, Listener listener) throws IOException {
        this.corpus = corpus;
        this.ranges = TokenRanges.of(corpus);
        this.listener = listener;
    }

    /**
     * Answers every line that is not empty; a line that comes twice is one question.
     *
     * @param limit rows that one question is answered with at most
     * @return how many questions have no answer
     */
    public long run(BufferedReader lines, int limit) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isEmpty()) {
                ask(line);
            }
        }
        QuerySet set = new QuerySet(queries.values());
        for (PartId part : corpus.parts()) {
            answer(part, set, limit);
        }
        return unanswered();
    }

    private void ask(String line) {
        if (line.length() > LONGEST_QUESTION) {
            malformed.put(line.substring(0, 80) + "…", "is longer than " + LONGEST_QUESTION + " characters");
            return;
        }
        try {
            queries.computeIfAbsent(line, RowQuery::parse);
        } catch (UserException e) {
            malformed.put(line, String.valueOf(e.getMessage()));
        }
    }

    private void answer(PartId part, QuerySet set, int limit) throws IOException {
        if (queries.isEmpty()) {
            return;
        }
        SortedMap<RowAddress, List<RowQuery>> found = new TreeMap<>();
        Set<Column<?>> columns = new LinkedHashSet<>(set.columns());
        columns.add(FilesLayer.STUB);
        try (RowCursor cursor = corpus.read(part, List.copyOf(columns))) {
            while (cursor.next()) {
                if (ErasedRow.STUB.equals(cursor.row().find(FilesLayer.STUB))) {
                    continue; // told by its removal
                }
                List<RowQuery> matching = new ArrayList<>(set.matching(cursor.row()));
                matching.removeIf(query -> answers.merge(query, 1L, Long::sum) > limit);
                if (!matching.isEmpty()) {
                    found.put(new RowAddress(part, cursor.row().index()), matching);
                }
                if (found.size() == CHUNK) {
                    tell(found);
                    found.clear();
                }
            }
        }
        tell(found);
    }

    private void tell(SortedMap<RowAddress, List<RowQuery>> found) throws IOException {
        List<RowFacts> rows = RowReader.read(corpus, new TreeSet<>(found.keySet()));
        Map<String, List<TokenRanges.Range>> tokens = ranges.of(rows);
        for (RowFacts facts : rows) {
            for (RowQuery query : found.getOrDefault(facts.address(), List.of())) {
                listener.row(query, facts, tokens.getOrDefault(facts.swhid(), List.of()));
            }
        }
    }

    private long unanswered() throws IOException {
        for (Map.Entry<String, String> line : malformed.entrySet()) {
            listener.unanswered(line.getKey(), line.getValue());
        }
        long without = malformed.size();
        RemovedRows removedRows = RemovedRows.read(corpus);
        for (RowQuery query : queries.values()) {
            List<RemovalNotice> notices = removedRows.of(query, answers.containsKey(query));
            if (!notices.isEmpty()) {
                listener.removed(query, notices);
            } else if (!answers.containsKey(query)) {
                listener.unanswered(
                        query.text(), query.nothingFound(corpus.storage().location()));
                without++;
            }
        }
        return without;
    }
}
