package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.table.Condition;
import dev.stackyard.corpus.table.TableColumn;
import dev.stackyard.corpus.table.TableScan;
import dev.stackyard.ingest.internal.SaneTime;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.util.Set;

/**
 * From snapshots to the commits of main branches. Visits are numbered; for texts and times see {@link Texts}.
 *
 * <pre>
 * snapshot   snapshot (20 bytes)
 * alias      snapshot (20)  what HEAD stands for
 * accepted   snapshot (20)  name of a branch  visit (4)
 * branch     snapshot (20)  name of a branch  revision (20)
 * head       revision (20)  visit (4)  name of the branch
 * revision   revision (20)  directory (20)  author's time  committer's time
 * chosen     visit (4)  name of the branch  revision (20)  directory (20)  author's time  committer's time
 * </pre>
 */
final class HeadSteps {

    static final TableShape SNAPSHOTS = TableShape.fixed("snapshots", ObjectHash.BYTES);
    static final TableShape ALIASES = TableShape.variable("aliases");
    static final TableShape ACCEPTED = TableShape.variable("accepted-branches");
    static final TableShape BRANCHES = TableShape.variable("branches");
    static final TableShape HEADS = TableShape.variable("heads");
    static final TableShape REVISIONS = TableShape.fixed("revisions", 2 * ObjectHash.BYTES + 2 * Texts.TIME_BYTES);
    static final TableShape CHOSEN = TableShape.variable("chosen-heads");

    /** Of all records but those of chosen heads. */
    static final int NAME = ObjectHash.BYTES;

    static final TableScan REVISION_SCAN = TableScan.of(
                    "revision",
                    TableColumn.bytes("id"),
                    TableColumn.time("date"),
                    TableColumn.time("committer_date"),
                    TableColumn.bytes("directory"),
                    TableColumn.bytes("type"))
            .where(Condition.OneOf.of("type", "git"));

    private static final String HEAD = "HEAD";

    private HeadSteps() {}

    /** A scan of branches that stand for things of one type. */
    static TableScan branchScan(String targetType) {
        return TableScan.of(
                        "snapshot_branch",
                        TableColumn.bytes("snapshot_id"),
                        TableColumn.bytes("name"),
                        TableColumn.bytes("target"),
                        TableColumn.bytes("target_type"))
                .where(Condition.OneOf.of("target_type", targetType));
    }

    /** What the HEADs of snapshots stand for. */
    static final RowRecords ALIAS_RECORDS = (task, wanted) -> {
        RecordOutput out = task.output(ExportScan.FIRST_OUTPUT);
        byte[] snapshot = new byte[ObjectHash.BYTES];
        return row -> {
            if (HexIds.read(row, 0, snapshot, 0)
                    && wanted.mayHave(snapshot, 0)
                    && Texts.of(row, 1).equals(HEAD)) {
                out.putBytes(snapshot, 0, snapshot.length);
                Texts.put(Texts.bytes(Texts.of(row, 2)), out);
                out.end();
            }
            return true;
        };
    };

    /**
     * The revisions that branches stand for.
     *
     * @param names of the branches that are wanted of some snapshot
     */
    static RowRecords branchRecords(Set<String> names) {
        return (task, wanted) -> {
            RecordOutput out = task.output(ExportScan.FIRST_OUTPUT);
            byte[] ids = new byte[2 * ObjectHash.BYTES];
            return row -> {
                if (HexIds.read(row, 0, ids, 0)
                        && wanted.mayHave(ids, 0)
                        && HexIds.read(row, 2, ids, ObjectHash.BYTES)) {
                    String name = Texts.of(row, 1);
                    if (names.contains(name)) {
                        out.putBytes(ids, 0, ObjectHash.BYTES);
                        Texts.put(Texts.bytes(name), out);
                        out.putBytes(ids, ObjectHash.BYTES, ObjectHash.BYTES).end();
                    }
                }
                return true;
            };
        };
    }

    static final RowRecords REVISION_RECORDS = (task, wanted) -> {
        RecordOutput out = task.output(ExportScan.FIRST_OUTPUT);
        byte[] ids = new byte[2 * ObjectHash.BYTES];
        return row -> {
            if (HexIds.read(row, 0, ids, 0) && wanted.mayHave(ids, 0) && HexIds.read(row, 3, ids, ObjectHash.BYTES)) {
                out.putBytes(ids, 0, ids.length);
                Texts.putTime(SaneTime.orNull(row.time(1)), out);
                Texts.putTime(SaneTime.orNull(row.time(2)), out);
                out.end();
            }
            return true;
        };
    };

    /** Joins accepted branches with those that there are; of several of one name the least revision counts. */
    record JoinBranches() implements Step {

        @Override
        public void run(FlowTask task) throws IOException {
            TableCursor accepted = task.open(0);
            Lookup branches = new Lookup(task.open(1));
            RecordOutput out = task.output(0);
            while (accepted.next()) {
                int end = Texts.end(accepted, NAME);
                if (branches.find(accepted, end)) {
                    out.putBytes(branches.found(), end, ObjectHash.BYTES)
                            .putBytes(accepted, end, Integer.BYTES)
                            .putBytes(accepted, NAME, end - NAME)
                            .end();
                }
            }
        }
    }

    /** Joins heads with revisions; of several of one identifier the least counts. */
    record JoinRevisions() implements Step {

        @Override
        public void run(FlowTask task) throws IOException {
            TableCursor head = task.open(0);
            Lookup revisions = new Lookup(task.open(1));
            RecordOutput out = task.output(0);
            while (head.next()) {
                if (revisions.find(head, ObjectHash.BYTES)) {
                    out.putBytes(head, ObjectHash.BYTES, head.length() - ObjectHash.BYTES)
                            .putBytes(revisions.found(), 0, REVISIONS.recordBytes())
                            .end();
                }
            }
        }
    }
}
