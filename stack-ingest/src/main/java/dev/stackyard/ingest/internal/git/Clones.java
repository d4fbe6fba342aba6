package dev.stackyard.ingest.internal.git;

import dev.stackyard.ingest.internal.Scratch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The clones of remote repositories, made when they are first asked for and deleted when they are done with. Thread-safe. */
public final class Clones implements Closeable {

    private final Path directory;
    private final CloneLimits limits;
    private final Map<String, Slot> slots = new HashMap<>();

    /** One clone; its lock keeps two threads from making it twice. */
    private static final class Slot {
        final Path path;
        boolean made;

        Slot(Path path) {
            this.path = path;
        }
    }

    /** @param directory that the clones are made in */
    public Clones(Path directory, CloneLimits limits) {
        this.directory = directory;
        this.limits = limits;
    }

    /**
     * The clone of a repository.
     *
     * @param key its URL without credentials
     * @param url with credentials, if it needs any
     */
    public Path get(String key, String url) throws IOException {
        Slot slot;
        synchronized (slots) {
            slot = slots.computeIfAbsent(key, name -> new Slot(directory.resolve("clone-" + slots.size())));
        }
        synchronized (slot) {
            if (!slot.made) {
                Scratch.deleteTree(slot.path);
                Files.createDirectories(directory);
                RemoteClone.make(url, slot.path, limits);
                slot.made = true;
            }
        }
        return slot.path;
    }

    /** Deletes a clone, if there is one. */
    public void release(String key) throws IOException {
        @Nullable Slot slot;
        synchronized (slots) {
            slot = slots.get(key);
        }
        if (slot != null) {
            synchronized (slot) {
                slot.made = false;
                Scratch.deleteTree(slot.path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        Scratch.deleteTree(directory);
    }
}
