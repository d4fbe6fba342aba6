package dev.stackyard.tokenize;

import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the encoded parts open that were used last: a shard has documents of all parts, and there may be thousands. */
final class WorkReaders implements Closeable {

    private static final int MOST_OPEN = 32;

    private final Storage storage;
    private final Map<PartId, WorkReader> open = new LinkedHashMap<>(MOST_OPEN * 2, 0.75f, /* accessOrder= */ true);

    WorkReaders(Storage storage) {
        this.storage = storage;
    }

    /** The reader of a part; valid until the next call. */
    WorkReader of(PartId part) throws IOException {
        WorkReader reader = open.get(part);
        if (reader == null) {
            if (open.size() == MOST_OPEN) {
                Iterator<WorkReader> oldest = open.values().iterator();
                oldest.next().close();
                oldest.remove();
            }
            reader = WorkReader.open(storage, part);
            open.put(part, reader);
        }
        return reader;
    }

    @Override
    public void close() throws IOException {
        for (WorkReader reader : open.values()) {
            reader.close();
        }
    }
}
