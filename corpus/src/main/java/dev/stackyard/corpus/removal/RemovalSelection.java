package dev.stackyard.corpus.removal;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.Stub;
import dev.stackyard.corpus.VersionsLayer;
import dev.stackyard.corpus.internal.WorkerPool;
import dev.stackyard.corpus.optout.OptOut;
import dev.stackyard.corpus.optout.OptOuts;
import dev.stackyard.corpus.optout.RowOptOuts;
import dev.stackyard.swhid.ObjectType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the rows that a request means, by reading the {@code files} layer twice: once for the rows, once for who else has
 * their contents. Of a content that superseded others ({@link VersionsLayer}) these are meant as well. Holds some 300 bytes of heap for each row that is found.
 *
 * <p><b>Which contents are refused from now on.</b> One that was named by its SWHID, always. One of a removed repository, if
 * no other row of the corpus has it: what others have too is theirs as well. Never the text of a licence ({@link
 * LicenseFileName}), an empty file, the target of a link, or a submodule's commit.
 */
public final class RemovalSelection {

    /**
     * What was found.
     *
     * @param rows that are not removed yet, in order
     * @param bytes of their content
     * @param repositories that they are of
     * @param alreadyRemoved rows that the request means and an earlier removal has taken
     * @param unmatched rules that mean no row at all
     */
    public record Found(
            List<RemovedRow> rows, long bytes, Set<String> repositories, long alreadyRemoved, List<OptOut> unmatched) {}

    private static final Set<String> WITHOUT_TEXT = Set.of(Stub.SYMLINK.columnValue(), Stub.SUBMODULE.columnValue());

    private final Corpus corpus;
    private final RemovalRequest request;
    private final OptOuts rules;
    private final List<RemovedRow> rows = new ArrayList<>();
    private final Set<String> repositories = new TreeSet<>();
    private final Set<String> matched = new HashSet<>();
    /** Contents that may be refused, with the rule that took them. */
    private final Map<String, String> candidates = new HashMap<>();

    private final Set<String> elsewhere = new HashSet<>();
    private long bytes;
    private long alreadyRemoved;

    private RemovalSelection(Corpus corpus, RemovalRequest request) {
        this.corpus = corpus;
        this.request = request;
        this.rules = OptOuts.of(request.rules());
    }

    /** Finds the rows, parts in parallel. */
    public static Found find(Corpus corpus, RemovalRequest request, int threads) throws IOException {
        RemovalSelection selection = new RemovalSelection(corpus, request);
        try (WorkerPool pool = new WorkerPool(threads)) {
            pool.forEach(corpus.parts(), selection::findMeant);
            if (!selection.candidates.isEmpty()) {
                pool.forEach(corpus.parts(), selection::findCopies);
            }
        }
        return selection.found();
    }

    private void findMeant(PartId part) throws IOException {
        RowMatcher matcher = new RowMatcher(rules);
        Set<Column<?>> columns = columns();
        boolean hasVersions = corpus.stamp(VersionsLayer.NAME, part).isPresent();
        if (hasVersions) {
            columns.add(VersionsLayer.CURRENT_CONTENT_ID);
        }
        try (RowCursor cursor = corpus.read(part, columns)) {
            while (cursor.next()) {
                List<String> meant = matcher.rules(cursor.row());
                if (meant.isEmpty() && hasVersions) {
                    meant = ofCurrent(cursor.row());
                }
                if (!meant.isEmpty()) {
                    add(cursor.row(), meant);
                }
            }
        }
    }

    /** Whoever names a content means what it was before as well: an issue or pull request as an earlier ingest left it. */
    private List<String> ofCurrent(Row row) {
        String current = row.find(VersionsLayer.CURRENT_CONTENT_ID);
        String rule = current == null ? null : rules.identifierRecord(ObjectType.CONTENT, current);
        return rule == null ? List.of() : List.of(rule);
    }

    private static Set<Column<?>> columns() {
        Set<Column<?>> columns = new LinkedHashSet<>(RowOptOuts.columns());
        columns.addAll(List.of(FilesLayer.STUB, FilesLayer.PATH, FilesLayer.LENGTH_BYTES));
        return columns;
    }

    private synchronized void add(Row row, List<String> meant) {
        matched.addAll(meant);
        if (ErasedRow.STUB.equals(row.find(FilesLayer.STUB))) {
            alreadyRemoved++;
            return;
        }
        take(row, meant.get(0));
        if (mayBeRefused(row)) {
            candidates.merge(row.get(FilesLayer.CONTENT_ID), meant.get(0), (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
    }

    private void take(Row row, String rule) {
        rows.add(new RemovedRow(row.part(), row.index(), row.get(FilesLayer.CONTENT_ID), false, rule));
        repositories.add(row.get(FilesLayer.REPO_NAME));
        bytes += row.find(FilesLayer.STUB) == null ? row.get(FilesLayer.LENGTH_BYTES) : 0;
    }

    private static boolean mayBeRefused(Row row) {
        String stub = row.find(FilesLayer.STUB);
        return row.get(FilesLayer.LENGTH_BYTES) > 0
                && (stub == null || !WITHOUT_TEXT.contains(stub))
                && !LicenseFileName.matches(row.get(FilesLayer.PATH));
    }

    /** Looks for other rows with the contents: they go as well, or make the content one that is not refused. */
    private void findCopies(PartId part) throws IOException {
        RowMatcher matcher = new RowMatcher(rules);
        try (RowCursor cursor = corpus.read(part, columns())) {
            while (cursor.next()) {
                Row row = cursor.row();
                String rule = candidates.get(row.get(FilesLayer.CONTENT_ID));
                if (rule != null && isOther(row, matcher)) {
                    addCopy(row, rule);
                }
            }
        }
    }

    private static boolean isOther(Row row, RowMatcher matcher) {
        return !ErasedRow.STUB.equals(row.find(FilesLayer.STUB))
                && matcher.rules(row).isEmpty();
    }

    private synchronized void addCopy(Row row, String rule) {
        if (request.everywhere()) {
            take(row, rule + " (copy)");
        } else {
            elsewhere.add(row.get(FilesLayer.CONTENT_ID));
        }
    }

    private Found found() {
        List<RemovedRow> sorted = rows.stream()
                .map(row -> row.refusedIf(isRefused(row.contentId())))
                .sorted(java.util.Comparator.comparing(RemovedRow::part).thenComparingLong(RemovedRow::index))
                .toList();
        List<OptOut> unmatched = request.rules().stream()
                .filter(rule -> !matched.contains(rule.source()))
                .toList();
        return new Found(sorted, bytes, repositories, alreadyRemoved, unmatched);
    }

    private boolean isRefused(String contentId) {
        return rules.identifierRecord(ObjectType.CONTENT, contentId) != null
                || (candidates.containsKey(contentId) && !elsewhere.contains(contentId));
    }
}
