package dev.stackyard.curate;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.KeyedHash;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.RowId;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.Stub;
import dev.stackyard.corpus.VersionsLayer;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What tasks of {@link VersionsStage} do. */
final class VersionSteps {

    static final List<Column<?>> COLUMNS = List.of(
            FilesLayer.KIND,
            FilesLayer.GITHUB_ID,
            FilesLayer.REPO_NAME,
            FilesLayer.PATH,
            FilesLayer.CONTENT_ID,
            FilesLayer.STUB);

    /**
     * Rows of conversations: hash of the conversation (8 bytes), length of its name (4) and its name, {@link RowId} (8), content
     * id (40), repository.
     */
    static final TableShape ROWS = TableShape.variable("conversation-rows");

    /** {@link RowId} (8) of a row, and of the one that is current (8), whose content id (40) and repository follow. */
    static final TableShape SUPERSEDED = TableShape.variable("superseded-rows");

    private static final int HEADER = Long.BYTES + Integer.BYTES;
    private static final int CONTENT_ID = 40;

    private VersionSteps() {}

    /** Reads the rows of a part. */
    static void find(FlowTask task) throws IOException {
        RecordOutput out = task.output(0);
        try (RowCursor cursor = task.corpus().read(task.part(), COLUMNS)) {
            while (cursor.next()) {
                Row row = cursor.row();
                RowKind kind = RowKind.of(row.get(FilesLayer.KIND));
                boolean removed = Stub.REMOVED.columnValue().equals(row.find(FilesLayer.STUB));
                if (!removed && (kind == RowKind.ISSUE || kind == RowKind.PULL)) {
                    put(row, out);
                }
            }
        }
    }

    private static void put(Row row, RecordOutput out) throws IOException {
        Long github = row.find(FilesLayer.GITHUB_ID);
        String repository = row.get(FilesLayer.REPO_NAME);
        String name = (github == null ? repository : github.toString()) + row.get(FilesLayer.PATH);
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        out.putLong(KeyedHash.of(0, "conversation", name)).putInt(bytes.length).putBytes(bytes, 0, bytes.length);
        out.putLong(RowId.of(row.part(), row.index()));
        put(row.get(FilesLayer.CONTENT_ID), out);
        put(repository, out);
        out.end();
    }

    private static void put(String text, RecordOutput out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.putBytes(bytes, 0, bytes.length);
    }

    /** Tells of every row of a conversation but the last which one is the last. They are adjacent, the last one last. */
    static void link(FlowTask task) throws IOException {
        TableCursor rows = task.open(0);
        Versions versions = new Versions(task.output(0));
        while (rows.next()) {
            int name = HEADER + rows.getInt(Long.BYTES);
            if (!versions.areOf(rows, name)) {
                versions.end();
                versions.begin(rows, name);
            }
            versions.add(rows, name);
        }
        versions.end();
    }

    /** The rows of one conversation: there are as many as ingests that had events of it. */
    private static final class Versions {

        private final RecordOutput out;
        private byte[] key = new byte[0];
        private long[] rows = new long[4];
        private int count;
        private byte[] last = new byte[0];

        Versions(RecordOutput out) {
            this.out = out;
        }

        boolean areOf(TableCursor row, int keyLength) {
            return key.length == keyLength && row.matches(0, key, 0, keyLength);
        }

        void begin(TableCursor row, int keyLength) {
            key = Arrays.copyOf(row.copyFrom(0), keyLength);
        }

        void add(TableCursor row, int keyLength) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, 2 * count);
            }
            rows[count++] = row.getLong(keyLength);
            last = row.copyFrom(keyLength);
        }

        void end() throws IOException {
            for (int i = 0; i < count - 1; i++) {
                out.putLong(rows[i]).putBytes(last, 0, last.length);
                out.end();
            }
            count = 0;
        }
    }

    /** Writes the layer of a part. */
    static void write(FlowTask task) throws IOException {
        long rows = task.corpus().rowCount(task.part());
        TableCursor superseded = task.open(0);
        try (LayerWriter out = task.write(task.part(), VersionsLayer.SCHEMA)) {
            boolean more = superseded.next();
            for (long index = 0; index < rows; index++) {
                if (more && RowId.index(superseded.getLong(0)) == index) {
                    judge(superseded, out.row());
                    more = superseded.next();
                }
                out.append();
            }
            out.commit();
        }
    }

    private static void judge(TableCursor superseded, RowBuilder out) {
        long current = superseded.getLong(Long.BYTES);
        String rest = new String(superseded.copyFrom(2 * Long.BYTES), StandardCharsets.UTF_8);
        String content = rest.substring(0, CONTENT_ID);
        out.set(VersionsLayer.CURRENT_CONTENT_ID, content)
                .set(VersionsLayer.CURRENT_REPO_NAME, rest.substring(CONTENT_ID))
                .set(VersionsLayer.CURRENT_PART, (long) RowId.part(current).number())
                .set(VersionsLayer.CURRENT_ROW, RowId.index(current))
                .drop(
                        VersionsLayer.SUPERSEDED,
                        "it went on: the whole is swh:1:cnt:" + content + ", row " + RowId.index(current) + " of "
                                + RowId.part(current));
    }
}
