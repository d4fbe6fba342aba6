package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.RowId;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.Stub;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** What tasks of {@link EarlierRows} do. */
final class EarlierSteps {

    /** Bytes by which a repository is known in the keys of {@link EventRecords}. */
    static final int REPOSITORY = 16;

    /** The key of a conversation (n), then the {@link RowId} of a row that has it (8). */
    static final TableShape ROWS = TableShape.variable("earlier-rows");

    /** {@link RowId} (8) of a row, then what is wanted of it (1): {@link #FACTS} or {@link #CONTENT}. */
    static final TableShape WANTED = TableShape.fixed("wanted-rows", Long.BYTES + 1);

    /** Records as {@link EventRecords} describes them. */
    static final TableShape EARLIER = TableShape.variable("earlier-conversations");

    private static final int FACTS = 0;
    private static final int CONTENT = 1;

    private static final List<Column<?>> KEY_COLUMNS =
            List.of(FilesLayer.KIND, FilesLayer.GITHUB_ID, FilesLayer.REPO_NAME, FilesLayer.PATH, FilesLayer.STUB);

    private static final List<Column<?>> ALL_COLUMNS = List.of(
            FilesLayer.GITHUB_ID,
            FilesLayer.REPO_NAME,
            FilesLayer.PATH,
            FilesLayer.GHA_LICENSE_ID,
            FilesLayer.STAR_EVENTS_COUNT,
            FilesLayer.FORK_EVENTS_COUNT,
            ContentsLayer.CONTENT);

    private EarlierSteps() {}

    /** Lists the conversations of a part. What was removed on request is none any more. */
    static void rows(FlowTask task) throws IOException {
        RecordOutput out = task.output(0);
        RecordBytes key = new RecordBytes();
        try (RowCursor cursor = task.corpus().read(task.part(), KEY_COLUMNS)) {
            while (cursor.next()) {
                Row row = cursor.row();
                RowKind kind = RowKind.of(row.get(FilesLayer.KIND));
                boolean removed = Stub.REMOVED.columnValue().equals(row.find(FilesLayer.STUB));
                if (!removed && (kind == RowKind.ISSUE || kind == RowKind.PULL)) {
                    key.clear();
                    EventRecords.putKey(key, repository(row), path(row));
                    out.putBytes(key.array(), 0, key.size()).putLong(RowId.of(row.part(), row.index()));
                    out.end();
                }
            }
        }
    }

    private static long repository(Row row) {
        Long github = row.find(FilesLayer.GITHUB_ID);
        return EventRecords.repositoryKey(github == null ? 0 : github, row.get(FilesLayer.REPO_NAME));
    }

    private static String path(Row row) {
        return row.get(FilesLayer.PATH).substring(1);
    }

    /**
     * Picks rows of what is touched. A conversation's key is a prefix of its rows', so that merged it comes just before
     * them, and of these the newest comes last.
     */
    static void meet(FlowTask task) throws IOException {
        Meeting meeting = new Meeting(task.output(0));
        try (TableCursor both = TableCursor.merged(List.of(task.open(0), task.open(1)))) {
            while (both.next()) {
                meeting.take(both);
            }
        }
        meeting.endRepository();
    }

    /** Walks along touched conversations and rows. */
    private static final class Meeting {

        private static final long NONE = -1;

        private final RecordOutput out;
        private byte[] repository = new byte[0];
        private byte[] touched = new byte[0];
        private boolean anyTouched;
        private long newest = NONE;
        private long newestOfRepository = NONE;

        Meeting(RecordOutput out) {
            this.out = out;
        }

        void take(TableCursor record) throws IOException {
            if (repository.length == 0 || !record.matches(0, repository, 0, REPOSITORY)) {
                endRepository();
                repository = Arrays.copyOf(record.copyFrom(0), REPOSITORY);
            }
            int keyLength = REPOSITORY;
            while (record.getByte(keyLength) != 0) {
                keyLength++;
            }
            keyLength++;
            if (record.length() == keyLength) {
                endConversation();
                touched = record.copyFrom(0);
                anyTouched = true;
                return;
            }
            long row = record.getLong(keyLength);
            newestOfRepository = Math.max(newestOfRepository, row);
            if (touched.length == keyLength && record.matches(0, touched, 0, keyLength)) {
                newest = row;
            }
        }

        private void endConversation() throws IOException {
            if (newest != NONE) {
                out.putLong(newest).putByte(CONTENT);
                out.end();
            }
            newest = NONE;
        }

        void endRepository() throws IOException {
            endConversation();
            if (anyTouched && newestOfRepository != NONE) {
                out.putLong(newestOfRepository).putByte(FACTS);
                out.end();
            }
            anyTouched = false;
            newestOfRepository = NONE;
        }
    }

    /** Reads what is wanted of a part's rows. */
    static void read(FlowTask task) throws IOException {
        TableCursor wanted = task.open(0);
        if (!wanted.next()) {
            return;
        }
        RecordOutput out = task.output(0);
        RecordBytes record = new RecordBytes();
        try (RowCursor cursor = task.corpus().read(task.part(), ALL_COLUMNS)) {
            long at = -1;
            do {
                long index = RowId.index(wanted.getLong(0));
                if (index != at) {
                    cursor.skipTo(index);
                    cursor.next();
                    at = index;
                }
                put(cursor.row(), wanted.getByte(Long.BYTES), record);
                out.putBytes(record.array(), 0, record.size());
                out.end();
            } while (wanted.next());
        }
    }

    private static void put(Row row, int what, RecordBytes record) {
        record.clear();
        if (what == FACTS) {
            EventRecords.putEarlierFacts(
                    record,
                    repository(row),
                    row.find(FilesLayer.GHA_LICENSE_ID),
                    row.get(FilesLayer.STAR_EVENTS_COUNT),
                    row.get(FilesLayer.FORK_EVENTS_COUNT));
        } else {
            ByteSlice content = row.find(ContentsLayer.CONTENT);
            boolean fits = content != null && content.length() < TableShape.MAX_RECORD_BYTES - (1 << 16);
            EventRecords.putEarlier(record, repository(row), path(row), fits ? content : null);
        }
    }
}
