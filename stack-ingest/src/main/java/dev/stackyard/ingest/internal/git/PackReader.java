package dev.stackyard.ingest.internal.git;

import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects of packs into memory, deltas resolved. Fast when asked in the order of offsets: a delta's base mostly lies
 * just before it and is still in the cache. Not thread-safe.
 */
final class PackReader implements Closeable {

    /** Git itself makes no longer chains ({@code pack.depth}); a cycle of deltas that name bases by id ends here. */
    static final int LONGEST_CHAIN = 4095;

    /** Bytes made on the way to one object: 250 links, git's longest default ({@code gc --aggressive}), of 16 MiB each. */
    private static final long MOST_WORK_BYTES = 4L << 30;

    /** Finds the base of a delta that names it by id, in whichever pack. */
    interface BaseLookup {
        PackEntry find(ObjectHash id, PackFile near) throws IOException;
    }

    private final PackWindow window = new PackWindow();
    private final PackInflater inflater = new PackInflater(window);
    private final BaseCache cache;
    private final BaseLookup bases;
    private final int largestInMemory;
    private byte[] deltaScratch = new byte[64 << 10];

    /**
     * @param cacheBytes budget for bases kept
     * @param largestInMemory objects with more bytes are not read here, nor are deltas whose chain has one
     */
    PackReader(long cacheBytes, int largestInMemory, BaseLookup bases) {
        this.cache = new BaseCache(cacheBytes);
        this.largestInMemory = largestInMemory;
        this.bases = bases;
    }

    PackEntry entry(PackFile pack, long offset) throws IOException {
        return PackEntry.read(window, pack, offset);
    }

    PackInflater inflater() {
        return inflater;
    }

    /** The entry that a delta builds upon. */
    PackEntry base(PackEntry delta) throws IOException {
        return delta.baseId() == null
                ? entry(delta.pack(), delta.baseOffset())
                : bases.find(delta.baseId(), delta.pack());
    }

    /** Size of the object at an entry: for a delta, what it makes. */
    long objectSize(PackEntry entry) throws IOException {
        if (!entry.isDelta()) {
            return entry.size();
        }
        byte[] start = new byte[(int) Math.min(entry.size(), Delta.LONGEST_HEADER)];
        inflater.inflate(entry.pack(), entry.data(), start, start.length);
        return Delta.resultSize(start, start.length);
    }

    /** Type of the object at an entry: for a delta, that of the last base. */
    ObjectType type(PackEntry entry) throws IOException {
        PackEntry at = entry;
        for (int depth = 0; depth <= LONGEST_CHAIN; depth++) {
            ObjectType type = at.type();
            if (type != null) {
                return type;
            }
            at = base(at);
        }
        throw tooLong(entry);
    }

    /**
     * Reads an object.
     *
     * @return null if it, or something it is made from, is too large for memory
     */
    @Nullable
    GitObject read(PackEntry entry) throws IOException {
        Deque<PackEntry> deltas = new ArrayDeque<>();
        GitObject object = null;
        PackEntry at = entry;
        while (object == null) {
            object = cache.get(at.pack(), at.offset());
            if (object == null) {
                if (at.size() > largestInMemory) {
                    return null;
                }
                ObjectType type = at.type();
                if (type != null) {
                    byte[] bytes = new byte[(int) at.size()];
                    inflater.inflate(at.pack(), at.data(), bytes, bytes.length);
                    object = keep(at, new GitObject(type, bytes));
                } else {
                    deltas.push(at);
                    if (deltas.size() > LONGEST_CHAIN) {
                        throw tooLong(entry);
                    }
                    at = base(at);
                }
            }
        }
        return apply(deltas, object);
    }

    private @Nullable GitObject apply(Deque<PackEntry> deltas, GitObject base) throws IOException {
        GitObject object = base;
        long work = 0;
        while (!deltas.isEmpty()) {
            PackEntry delta = deltas.pop();
            int length = (int) delta.size();
            if (deltaScratch.length < length) {
                deltaScratch = new byte[Math.max(length, (int) Math.min(2L * deltaScratch.length, largestInMemory))];
            }
            inflater.inflate(delta.pack(), delta.data(), deltaScratch, length);
            if (Delta.resultSize(deltaScratch, length) > largestInMemory) {
                return null;
            }
            byte[] bytes = Delta.apply(object.bytes(), deltaScratch, length, largestInMemory);
            object = keep(delta, new GitObject(object.type(), bytes));
            work += bytes.length;
            if (work > MOST_WORK_BYTES) {
                throw new DamagedPackException(delta.pack() + ": the deltas up to offset " + delta.offset()
                        + " make more than " + MOST_WORK_BYTES + " bytes");
            }
        }
        return object;
    }

    private GitObject keep(PackEntry entry, GitObject object) {
        cache.put(entry.pack(), entry.offset(), object);
        return object;
    }

    static DamagedPackException tooLong(PackEntry entry) {
        return new DamagedPackException(entry.pack() + " is damaged: the delta at offset " + entry.offset()
                + " builds upon more than " + LONGEST_CHAIN + " others");
    }

    @Override
    public void close() throws IOException {
        inflater.close();
        window.close();
    }
}
