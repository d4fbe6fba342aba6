package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.flow.Tasks;
import dev.stackyard.corpus.table.TableScan;
import dev.stackyard.corpus.table.TableSlice;
import dev.stackyard.corpus.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads tables of an export, a slice to a task, and makes sorted tables of their rows. */
public final class ExportScan {

    /** The first output that is the caller's. */
    static final int FIRST_OUTPUT = 1;

    /** Rows that could not be used, of one slice. */
    private static final TableShape UNUSABLE = TableShape.fixed("unusable-rows", Long.BYTES);

    private final RunContext context;
    private final String graph;
    private final Tables tables;
    private long unusable;

    /** @param graph where the export's tables are, in ORC files */
    public ExportScan(RunContext context, String graph) {
        this.context = context;
        this.graph = graph;
        this.tables = Tables.orc(Storages.of(graph));
    }

    RunContext context() {
        return context;
    }

    boolean has(String table) throws IOException {
        return tables.has(table);
    }

    /** Names and sizes of a table's files; none if there is no such table. */
    List<String> files(String table) throws IOException {
        return tables.has(table) ? tables.files(table) : List.of();
    }

    /** Rows so far that could not be used. */
    long unusable() {
        return unusable;
    }

    /**
     * Scans a table.
     *
     * @param wanted the identifiers that are let through
     * @return a table of each shape
     */
    List<Table> run(TableScan scan, WantedIds.Place wanted, RowRecords records, TableShape... shapes)
            throws IOException {
        List<TableSlice> slices = tables.slices(scan.table());
        List<TableShape> outputs = new ArrayList<>(List.of(UNUSABLE));
        outputs.addAll(List.of(shapes));
        Job job = Job.of("read " + scan.table(), Tasks.numbers(slices.size()))
                .writing(outputs.toArray(TableShape[]::new));
        List<Table> made = context.flow().run(job, new ScanStep(graph, scan, slices, wanted, records));
        try (Table counts = made.get(0);
                TableCursor count = counts.read()) {
            while (count.next()) {
                unusable += count.getLong(0);
            }
        }
        return made.subList(FIRST_OUTPUT, made.size());
    }

    /** Reads a slice. */
    private record ScanStep(
            String graph, TableScan scan, List<TableSlice> slices, WantedIds.Place wanted, RowRecords records)
            implements Step {

        ScanStep {
            slices = List.copyOf(slices);
        }

        @Override
        public void run(FlowTask task) throws IOException {
            IdFilter filter = wanted.read(task.corpus().storage());
            RowRecords.Rows rows = records.open(task, filter);
            long[] counts = new long[2];
            Tables.orc(Storages.of(graph)).read(scan, slices.get(task.number()), row -> {
                counts[0]++;
                counts[1] += rows.take(row) ? 0 : 1;
            });
            if (counts[1] > 0) {
                task.output(0).putLong(counts[1]).end();
            }
            task.advance(counts[0], 0);
        }
    }
}
