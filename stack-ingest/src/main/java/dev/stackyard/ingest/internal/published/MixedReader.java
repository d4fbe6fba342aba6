package dev.stackyard.ingest.internal.published;

import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.RowId;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.internal.foreign.ForeignParquet;
import dev.stackyard.ingest.internal.PlanEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a dataset whose rows are files of mixed repositories: its files are scanned, which deals the rows out to their parts, in
 * the order of the scan; then each part is grouped and written.
 */
final class MixedReader {

    /** Bytes before a row: part, file, row. */
    private static final int KEY_BYTES = 20;

    private final PublishedPlan plan;
    private final PublishedPlan.Span span;

    MixedReader(PublishedPlan plan, PublishedPlan.Span span) {
        this.plan = plan;
        this.span = span;
    }

    /**
     * Deals out the rows of one file.
     *
     * @param number of the file
     * @param wanted parts that are to be written
     */
    void deal(int number, Set<PartId> wanted, RecordOutput out) throws IOException {
        RowMapping mapping = new RowMapping(plan.datasetKind());
        TreeMap<Long, PublishedPlan.Part> byHash = new TreeMap<>();
        for (PublishedPlan.Part part : span.parts()) {
            byHash.put(part.from(), part);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream row = new DataOutputStream(bytes);
        StorageFile file = StorageFile.of(plan.inputs().get(number).location());
        try (ForeignParquet parquet = ForeignParquet.open(file.storage(), file.name())) {
            int groups = parquet.groupRows().size();
            parquet.read(0, groups, plan.datasetKind().columns(), PublishedPlanner.rows((rowNumber, fields) -> {
                long hash = RepositoryId.hash(mapping.repository(fields));
                Map.Entry<Long, PublishedPlan.Part> at = byHash.floorEntry(hash);
                if (at != null
                        && at.getValue().has(hash)
                        && wanted.contains(at.getValue().id())) {
                    bytes.reset();
                    ScratchRows.write(mapping.repository(fields), mapping.path(fields), mapping.facts(fields), row);
                    out.putLong(RowId.firstOf(at.getValue().id()))
                            .putInt(number)
                            .putLong(rowNumber)
                            .putBytes(bytes.toByteArray(), 0, bytes.size())
                            .end();
                }
            }));
        }
    }

    /** Writes the part whose rows a task sees. */
    void write(PublishedPartWriter writer, FlowTask task) throws IOException {
        PublishedPlan.Part part = span.parts().stream()
                .filter(candidate -> candidate.id().equals(task.part()))
                .findFirst()
                .orElseThrow();
        Map<String, List<PublishedRow>> repositories = new TreeMap<>();
        Map<PlanEntry, PlanEntry> shared = new LinkedHashMap<>();
        TableCursor cursor = task.open(0);
        while (cursor.next()) {
            PublishedRow row = row(cursor, shared);
            repositories
                    .computeIfAbsent(RepositoryId.key(row.repository()), absent -> new ArrayList<>())
                    .add(row);
        }
        dropOmitted(repositories, part);
        List<List<PublishedRow>> ordered = new ArrayList<>();
        List<RepositoryProblem> problems = new ArrayList<>();
        for (List<PublishedRow> rows : repositories.values()) {
            dropPathless(rows, problems);
            if (!rows.isEmpty()) {
                ordered.add(sameRepository(rows));
            }
        }
        try (InlineContents none = new InlineContents(task.scratch("contents").resolve("inline"), 0)) {
            writer.write(plan, part.id(), plan.stamp(span, part), ordered, none, problems, task::advance);
        }
    }

    private static PublishedRow row(TableCursor rows, Map<PlanEntry, PlanEntry> shared) throws IOException {
        int length = rows.length() - KEY_BYTES;
        PublishedRow row = ScratchRows.read(
                new DataInputStream(new ByteArrayInputStream(rows.array(), rows.offset() + KEY_BYTES, length)));
        if (row == null) {
            throw new IllegalStateException("a row on its way to its part is empty");
        }
        PlanEntry known = shared.putIfAbsent(row.repository(), row.repository());
        return known == null ? row : new PublishedRow(known, row.path(), row.facts(), null);
    }

    private static void dropPathless(List<PublishedRow> rows, List<RepositoryProblem> problems) {
        rows.removeIf(row -> {
            boolean pathless = row.path().length == 0;
            if (pathless) {
                problems.add(new RepositoryProblem(row.repository(), ": a file has no path and is left out"));
            }
            return pathless;
        });
    }

    /** Takes those away that the plan leaves out; they are numbered in the order of their ids. */
    private static void dropOmitted(Map<String, List<PublishedRow>> repositories, PublishedPlan.Part part) {
        BitSet omitted = Omissions.parse(part.omitted());
        if (omitted.isEmpty()) {
            return;
        }
        TreeMap<RepositoryId, String> keys = new TreeMap<>();
        repositories.forEach((key, rows) -> keys.put(RepositoryId.of(rows.get(0).repository()), key));
        int number = 0;
        for (String key : keys.values()) {
            if (omitted.get(number++)) {
                repositories.remove(key);
            }
        }
    }

    /**
     * Gives all rows of a repository the same columns: those of the least of its rows by path. Rows that disagree on a date
     * or a count would otherwise look like several repositories to whoever reads them one by one.
     */
    private static List<PublishedRow> sameRepository(List<PublishedRow> rows) {
        PublishedRow least = rows.get(0);
        for (PublishedRow row : rows) {
            if (Arrays.compareUnsigned(row.path(), least.path()) < 0) {
                least = row;
            }
        }
        PlanEntry repository = least.repository();
        return rows.stream()
                .map(row -> new PublishedRow(repository, row.path(), row.facts(), null))
                .toList();
    }
}
