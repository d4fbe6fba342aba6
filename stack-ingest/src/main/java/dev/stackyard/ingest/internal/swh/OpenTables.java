package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.flow.Tasks;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tables of one kind that are closed together; those without a record are closed at once. */
final class OpenTables implements Closeable {

    private final List<Table> tables = new ArrayList<>();

    void add(Table table) throws IOException {
        if (table.count() == 0) {
            table.close();
        } else {
            tables.add(table);
        }
    }

    void add(OpenTables others) {
        tables.addAll(others.tables);
        others.tables.clear();
    }

    List<Table> list() {
        return List.copyOf(tables);
    }

    long count() {
        return tables.stream().mapToLong(Table::count).sum();
    }

    /**
     * Puts all records into one table, which on a cluster lies apart from what the jobs that made them have written besides. Whoever
     * calls closes it; these here are closed.
     */
    Table gather(Flow flow, TableShape shape, int keyBytes) throws IOException {
        if (tables.isEmpty()) {
            return flow.fill(shape, out -> {});
        }
        if (flow.isLocal() && tables.size() == 1) {
            return tables.remove(0);
        }
        Job job = Job.of("", Tasks.ranges(keyBytes))
                .reading(tables.toArray(Table[]::new))
                .writing(shape);
        Table gathered = flow.run(job, new Copy(tables.size())).get(0);
        close();
        return gathered;
    }

    /** Copies all records of some inputs. */
    private record Copy(int inputs) implements Step {

        @Override
        public void run(FlowTask task) throws IOException {
            TableCursor records = Cursors.merged(task, 0, inputs);
            RecordOutput out = task.output(0);
            while (records.next()) {
                out.putBytes(records, 0, records.length()).end();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Table table : tables) {
            table.close();
        }
        tables.clear();
    }
}
