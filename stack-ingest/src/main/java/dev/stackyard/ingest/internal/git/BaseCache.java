package dev.stackyard.ingest.internal.git;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects that deltas may need again, by where they lie; the least recently used go first. Limited in bytes, as git's
 * {@code core.deltaBaseCacheLimit}. Not thread-safe.
 */
final class BaseCache {

    /** Bits of a key that hold the offset; the pack's number lies above. */
    private static final int OFFSET_BITS = 44;

    private final Map<Long, GitObject> objects = new LinkedHashMap<>(256, 0.75f, true);
    private final long limitBytes;
    private long bytes;

    BaseCache(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    @Nullable
    GitObject get(PackFile pack, long offset) {
        return objects.get(key(pack, offset));
    }

    void put(PackFile pack, long offset, GitObject object) {
        if (object.bytes().length > limitBytes / 4) {
            return;
        }
        GitObject before = objects.put(key(pack, offset), object);
        bytes += object.bytes().length - (before == null ? 0 : before.bytes().length);
        Iterator<GitObject> eldest = objects.values().iterator();
        while (bytes > limitBytes) {
            bytes -= eldest.next().bytes().length;
            eldest.remove();
        }
    }

    private static Long key(PackFile pack, long offset) {
        return ((long) pack.number() << OFFSET_BITS) | offset;
    }
}
