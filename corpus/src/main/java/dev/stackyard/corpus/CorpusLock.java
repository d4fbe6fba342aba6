package dev.stackyard.corpus;

import dev.stackyard.corpus.internal.LocalStorage;
import dev.stackyard.corpus.internal.ScratchFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The right to write to a corpus, held by one process at a time: the storage's lock on {@code corpus.lock}. Whoever gets it
 * first clears away what a killed run left behind.
 */
public final class CorpusLock implements Closeable {

    private static final String LOCK_FILE = "corpus.lock";
    private static final String WORK_DIRECTORY = "work";

    private final Storage storage;
    private final Closeable lock;

    private CorpusLock(Storage storage, Closeable lock) {
        this.storage = storage;
        this.lock = lock;
    }

    /**
     * Takes the lock, making the corpus directory if there is none.
     *
     * @throws UserException if another process holds it
     */
    public static CorpusLock acquire(Storage storage) throws IOException {
        CorpusLock lock = new CorpusLock(storage, storage.lock(LOCK_FILE));
        lock.deleteWork();
        return lock;
    }

    /** Where runs keep spill files: cleared when a run ends, and when the lock is next taken. */
    static Path scratchRoot(LocalStorage storage) {
        return storage.root().resolve(WORK_DIRECTORY).resolve("scratch");
    }

    private void deleteWork() throws IOException {
        if (storage instanceof LocalStorage local) {
            ScratchFiles.deleteTree(local.root().resolve(WORK_DIRECTORY));
        }
    }

    @Override
    public void close() throws IOException {
        try {
            deleteWork();
        } finally {
            lock.close();
        }
    }
}
