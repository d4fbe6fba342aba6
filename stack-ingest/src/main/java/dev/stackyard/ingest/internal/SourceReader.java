package dev.stackyard.ingest.internal;

import java.io.Closeable;
import java.io.IOException;

/** An opened source: looked at first, read later, maybe by another process. Not thread-safe. */
public interface SourceReader extends Closeable {

    /**
     * Looks at the source without reading more than it must.
     *
     * @throws RejectedSourceException if nothing of it can be ingested
     */
    RepositoryState survey() throws IOException;

    /**
     * Whether what was planned can still be read, as far as that shows at a glance. False makes ingest look again before it
     * goes on with an older plan.
     */
    default boolean stillHas(RepositoryState planned) throws IOException {
        return false;
    }

    /**
     * Hands over all files in row order: {@code .gitattributes} files first, then all others, each group sorted by path
     * bytes.
     *
     * @param planned the state that {@link #survey} found, of which the commit, or the root tree, is what must be read
     * @throws RejectedSourceException if the source is no longer what it was
     */
    void read(RepositoryState planned, FileSink sink) throws IOException;
}
