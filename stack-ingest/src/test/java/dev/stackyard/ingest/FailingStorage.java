package dev.stackyard.ingest;

import dev.stackyard.corpus.ForwardingStorage;
import dev.stackyard.corpus.Storage;
import java.io.IOException;

/** A storage whose process is killed when it commits one file too many. */
final class FailingStorage extends ForwardingStorage {

    private int commitsLeft;

    FailingStorage(Storage storage, int commits) {
        super(storage);
        this.commitsLeft = commits;
    }

    @Override
    public Writer create(String name) throws IOException {
        return new ForwardingWriter(super.create(name)) {
            @Override
            protected void beforeCommit() throws IOException {
                if (commitsLeft-- <= 0) {
                    throw new IOException("killed");
                }
            }
        };
    }
}
