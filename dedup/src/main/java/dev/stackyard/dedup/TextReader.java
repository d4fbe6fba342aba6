package dev.stackyard.dedup;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.RowId;
import dev.stackyard.corpus.flow.FlowTask;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text of some rows of a task's part. Thread-confined. */
final class TextReader implements Closeable {

    private final RowCursor rows;

    private TextReader(RowCursor rows) {
        this.rows = rows;
    }

    static TextReader open(FlowTask task, LinkedParts parts) throws IOException {
        LinkedParts.Source source = parts.source(task);
        return new TextReader(
                source.corpus().read(source.part(), List.of(ContentsLayer.CONTENT, FilesLayer.SRC_ENCODING)));
    }

    /** The text of a row that comes after the last one, valid until the next call; null for a stub. */
    @Nullable
    ByteSlice text(long row) throws IOException {
        rows.skipTo(RowId.index(row));
        rows.next();
        return rows.row().ownText();
    }

    /** Rows in the part. */
    long rowCount() {
        return rows.rowCount();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
