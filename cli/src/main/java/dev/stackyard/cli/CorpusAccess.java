package dev.stackyard.cli;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusLock;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.removal.RemovalRecord;
import dev.stackyard.corpus.removal.RemovalStore;
import java.io.IOException;
import java.util.Optional;

/** How commands get at a corpus in which a removal may have been cut off. */
final class CorpusAccess {

    private CorpusAccess() {}

    /** Takes the lock; finishes a removal that was cut off before anything else is written. */
    static CorpusLock toWrite(Storage storage, int threads, Progress progress) throws IOException {
        CorpusLock lock = CorpusLock.acquire(storage);
        try {
            new RemovalRun(Corpus.at(storage), threads, progress).finishPending();
            return lock;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Makes sure that nothing is copied out of a corpus of which a removal is not finished.
     *
     * @throws UserException if one is not
     */
    static void toCopy(Corpus corpus) throws IOException {
        Optional<RemovalRecord> pending = new RemovalStore(corpus.storage()).pending();
        if (pending.isPresent()) {
            String location = corpus.storage().location();
            throw new UserException("removal " + pending.get().number() + " of " + location
                    + " was cut off: finish it first with stackyard remove --corpus " + location);
        }
    }
}
