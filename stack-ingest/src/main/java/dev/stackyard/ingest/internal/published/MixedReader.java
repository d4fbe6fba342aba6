package dev.stackyard.ingest.internal.published;

import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.internal.WorkerPool;
import dev.stackyard.corpus.internal.foreign.Fields;
import dev.stackyard.corpus.internal.foreign.ForeignParquet;
import dev.stackyard.ingest.internal.PlanEntry;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a dataset whose rows are files of mixed repositories: one scan deals the rows out to a scratch file for each part,
 * then each part is read back, grouped and written.
 */
final class MixedReader {

    /** Rows of a part that are gathered before they go to its file. */
    private static final int GATHERED_BYTES = 64 << 10;

    private final PublishedPlan plan;
    private final PublishedPlan.Span span;
    private final PublishedPartWriter writer;
    private final Path scratch;

    MixedReader(PublishedPlan plan, PublishedPlan.Span span, PublishedPartWriter writer, Path scratch) {
        this.plan = plan;
        this.span = span;
        this.writer = writer;
        this.scratch = scratch;
    }

    void read(List<StorageFile> files, WorkerPool pool, Progress.Task task) throws IOException {
        List<PublishedPlan.Part> parts = new ArrayList<>();
        for (PublishedPlan.Part part : span.parts()) {
            if (!writer.isDone(part.id(), plan.stamp(span, part))) {
                parts.add(part);
            }
        }
        if (parts.isEmpty()) {
            return;
        }
        deal(files, parts);
        pool.forEach(parts, part -> write(part, task));
    }

    private Path file(PublishedPlan.Part part) {
        return scratch.resolve("rows-" + part.number());
    }

    private void deal(List<StorageFile> files, List<PublishedPlan.Part> parts) throws IOException {
        Files.createDirectories(scratch);
        RowMapping mapping = new RowMapping(plan.datasetKind());
        TreeMap<Long, Gathered> byHash = new TreeMap<>();
        for (PublishedPlan.Part part : parts) {
            byHash.put(part.from(), new Gathered(part, file(part)));
        }
        for (StorageFile file : files) {
            try (ForeignParquet parquet = ForeignParquet.open(file.storage(), file.name())) {
                int groups = parquet.groupRows().size();
                parquet.read(0, groups, plan.datasetKind().columns(), PublishedPlanner.rows((number, row) -> {
                    long hash = RepositoryId.hash(mapping.repository(row));
                    Map.Entry<Long, Gathered> at = byHash.floorEntry(hash);
                    if (at != null && at.getValue().part.has(hash)) {
                        at.getValue().add(mapping, row);
                    }
                }));
            }
        }
        for (Gathered gathered : byHash.values()) {
            gathered.flush();
        }
    }

    /** Rows for one part on their way to its file. */
    private static final class Gathered {

        private final PublishedPlan.Part part;
        private final Path file;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        Gathered(PublishedPlan.Part part, Path file) throws IOException {
            this.part = part;
            this.file = file;
            Files.deleteIfExists(file);
        }

        void add(RowMapping mapping, Fields row) throws IOException {
            ScratchRows.write(mapping.repository(row), mapping.path(row), mapping.facts(row), out);
            if (bytes.size() >= GATHERED_BYTES) {
                flush();
            }
        }

        void flush() throws IOException {
            try (OutputStream appending =
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                bytes.writeTo(appending);
            }
            bytes.reset();
        }
    }

    private void write(PublishedPlan.Part part, Progress.Task task) throws IOException {
        Map<String, List<PublishedRow>> repositories = new TreeMap<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file(part))))) {
            Map<PlanEntry, PlanEntry> shared = new LinkedHashMap<>();
            for (PublishedRow row = next(in, shared); row != null; row = next(in, shared)) {
                repositories
                        .computeIfAbsent(RepositoryId.key(row.repository()), absent -> new ArrayList<>())
                        .add(row);
            }
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
        try (InlineContents none = new InlineContents(file(part), 0)) {
            writer.write(plan, part.id(), plan.stamp(span, part), ordered, none, problems, task);
        }
        Files.deleteIfExists(file(part));
    }

    private static @Nullable PublishedRow next(DataInputStream in, Map<PlanEntry, PlanEntry> shared)
            throws IOException {
        PublishedRow row = ScratchRows.read(in);
        if (row == null) {
            return null;
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
