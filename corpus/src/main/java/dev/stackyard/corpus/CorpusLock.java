package dev.stackyard.corpus;

import dev.stackyard.corpus.internal.LocalStorage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to write to a corpus, held by one process at a time. Whoever gets it first clears away what a killed run left
 * behind. On a local file system it is a lock on {@code corpus.lock}; other storages have none.
 */
public final class CorpusLock implements Closeable {

    private static final String LOCK_FILE = "corpus.lock";
    private static final String WORK_DIRECTORY = "work";

    private final @Nullable Path file;
    private final @Nullable FileChannel channel;

    private CorpusLock(@Nullable Path file, @Nullable FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock, making the corpus directory if there is none.
     *
     * @throws UserException if another process holds it
     */
    public static CorpusLock acquire(Storage storage) throws IOException {
        if (!(storage instanceof LocalStorage local)) {
            return new CorpusLock(null, null);
        }
        Files.createDirectories(local.root());
        Path file = local.root().resolve(LOCK_FILE);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!lock(channel)) {
            channel.close();
            throw new UserException(
                    local.root() + " is being written by another stackyard process: wait for it, or stop it");
        }
        local.removeLeftovers();
        LocalRunContext.deleteTree(local.root().resolve(WORK_DIRECTORY));
        return new CorpusLock(file, channel);
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Where runs keep spill files: cleared when a run ends, and when the lock is next taken. */
    static Path scratchRoot(LocalStorage storage) {
        return storage.root().resolve(WORK_DIRECTORY).resolve("scratch");
    }

    @Override
    public void close() throws IOException {
        if (file != null && channel != null) {
            LocalRunContext.deleteTree(file.resolveSibling(WORK_DIRECTORY));
            Files.deleteIfExists(file);
            channel.close();
        }
    }
}
