package dev.stackyard.ingest.internal.git;

import dev.stackyard.ingest.internal.DigestSink;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectHasher;
import dev.stackyard.swhid.ObjectType;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * Reads the objects of one repository: packs, then loose objects. Every object is checked by its hash; if one copy is
 * damaged the next is tried, and damage costs that one object only. Not thread-safe.
 *
 * <p>Why not JGit's {@code ObjectDirectory}: it takes a whole pack out of service once one object in it is damaged, it
 * resolves deltas in memory whatever their size, it runs forever on deltas that name each other, it reads alternates and
 * the repository's configuration, and it measures the file system's clock by writing files beside the packs.
 *
 * <p>{@code objects/info/alternates} is never followed: it can name any directory.
 */
public final class ObjectStore implements Closeable {

    /** What {@link #packedAt} answers for an object that is in no pack. */
    static final long NOT_PACKED = -1;

    private static final int OFFSET_BITS = 44;
    private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;

    private final List<PackFile> packs = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final LooseObjects loose;
    private final PackReader reader;
    private final LargeObjects large;
    private final int largestInMemory;
    private final ObjectHasher hasher = new ObjectHasher();
    /** The pack that the last object was found in, the likeliest to hold the next. */
    private int lastPack;

    /**
     * Where an object lies. Sorted, objects come in the order in which they are read fastest.
     *
     * @param pack number of the pack; {@code Integer.MAX_VALUE} for a loose or missing object
     * @param offset in the pack
     * @param size of the object in bytes, as its header states it; -1 if it is missing or its header is damaged
     */
    public record Place(int pack, long offset, long size) implements Comparable<Place> {

        static final Place NOWHERE = new Place(Integer.MAX_VALUE, Long.MAX_VALUE, -1);

        /** The place of a packed object. */
        static Place packed(long packedAt, long size) {
            return new Place((int) (packedAt >>> OFFSET_BITS), packedAt & OFFSET_MASK, size);
        }

        @Override
        public int compareTo(Place other) {
            int order = Integer.compare(pack, other.pack);
            return order == 0 ? Long.compare(offset, other.offset) : order;
        }
    }

    @FunctionalInterface
    private interface PackedTask<T> {
        T run(PackEntry entry) throws IOException;
    }

    @FunctionalInterface
    private interface LooseTask<T> {
        T run(LooseObjects.Open object) throws IOException;
    }

    private ObjectStore(Path objects, ReadLimits limits, Path scratch) {
        this.largestInMemory = limits.largestInMemory();
        this.loose = new LooseObjects(objects);
        this.reader = new PackReader(limits.baseCacheBytes(), largestInMemory, this::findBase);
        this.large = new LargeObjects(reader, scratch);
    }

    /**
     * Opens the objects of a repository. A pack whose index is damaged is left out and named among the {@link #problems}.
     *
     * @param objects the {@code objects} directory
     * @param scratch directory for temporary files, made when needed
     */
    public static ObjectStore open(Path objects, ReadLimits limits, Path scratch) throws IOException {
        ObjectStore store = new ObjectStore(objects, limits, scratch);
        for (Path file : packFiles(objects.resolve("pack"))) {
            try {
                store.packs.add(PackFile.open(file, store.packs.size()));
            } catch (DamagedPackException | EOFException | NoSuchFileException | AccessDeniedException e) {
                store.problems.add(file.getFileName() + " cannot be used: " + e.getMessage());
            }
        }
        if (Files.exists(objects.resolve("info/alternates"))) {
            store.problems.add("objects/info/alternates is not followed: run git repack -a -d in the repository first");
        }
        return store;
    }

    private static List<Path> packFiles(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".pack"))
                    .sorted()
                    .toList();
        }
    }

    /** What is wrong with the store as a whole, one line each; empty for a healthy one. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Objects with more bytes cannot be {@link #read}. */
    public int largestInMemory() {
        return largestInMemory;
    }

    /** Where an object lies and how large it is; {@link Place#NOWHERE} if that cannot be found out. */
    public Place place(ObjectHash id) throws IOException {
        try {
            return attempt(
                    id,
                    entry -> new Place(entry.pack().number(), entry.offset(), reader.objectSize(entry)),
                    object -> new Place(Integer.MAX_VALUE, id.first() >>> 1, object.size()));
        } catch (ObjectUnreadableException e) {
            return Place.NOWHERE;
        }
    }

    /**
     * Where the first copy of an object lies, as a number: pack by pack, from the front of each to its end; {@link
     * #NOT_PACKED} if no pack has it. Nothing but the indexes is looked at.
     */
    long packedAt(ObjectHash id) {
        for (int i = 0; i < packs.size(); i++) {
            int number = (lastPack + i) % packs.size();
            try {
                long offset = packs.get(number).find(id);
                if (offset >= 0 && offset <= OFFSET_MASK) {
                    lastPack = number;
                    return (long) number << OFFSET_BITS | offset;
                }
            } catch (DamagedPackException e) {
                continue; // another copy may be sound
            }
        }
        return NOT_PACKED;
    }

    /**
     * Size in bytes of the object at a place that {@link #packedAt} named, as its header states it.
     *
     * @throws DamagedPackException if it cannot be read there
     */
    long packedSize(long packedAt) throws IOException {
        Place place = Place.packed(packedAt, -1);
        return reader.objectSize(reader.entry(packs.get(place.pack()), place.offset()));
    }

    /**
     * Type of the object at a place that {@link #packedAt} named.
     *
     * @throws DamagedPackException if it cannot be read there
     */
    ObjectType packedType(long packedAt) throws IOException {
        Place place = Place.packed(packedAt, -1);
        return reader.type(reader.entry(packs.get(place.pack()), place.offset()));
    }

    /** The type of an object; its bytes are not looked at. */
    public ObjectType type(ObjectHash id) throws IOException {
        return attempt(id, reader::type, LooseObjects.Open::type);
    }

    /**
     * The payload of an object.
     *
     * @throws ObjectUnreadableException if it is missing, damaged, of another type, or larger than {@link #largestInMemory}
     */
    public byte[] read(ObjectHash id, ObjectType type) throws IOException {
        return payload(id, type, attempt(id, entry -> readPacked(id, entry), open -> readLoose(id, open)));
    }

    /** The payload of an object whose place is known, which saves looking it up again. */
    byte[] read(ObjectHash id, ObjectType type, Place place) throws IOException {
        if (place.pack() < packs.size()) {
            try {
                PackEntry entry = reader.entry(packs.get(place.pack()), place.offset());
                return payload(id, type, readPacked(id, entry));
            } catch (DamagedPackException | EOFException e) {
                return read(id, type); // another copy may be sound
            }
        }
        return read(id, type);
    }

    private static byte[] payload(ObjectHash id, ObjectType type, GitObject object) throws ObjectUnreadableException {
        if (object.type() != type) {
            throw new ObjectUnreadableException(id, "is a " + object.type().gitName() + ", not a " + type.gitName());
        }
        return object.bytes();
    }

    private GitObject readPacked(ObjectHash id, PackEntry entry) throws IOException {
        GitObject object = reader.read(entry);
        if (object == null) {
            object = new GitObject(reader.type(entry), readLarge(entry));
        }
        return checked(id, object);
    }

    /** For an object that itself fits into memory, but whose bases do not. */
    private byte[] readLarge(PackEntry entry) throws IOException {
        int size = inMemory(reader.objectSize(entry));
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream(size);
        large.copy(entry, size, bytes);
        return bytes.toByteArray();
    }

    private GitObject readLoose(ObjectHash id, LooseObjects.Open open) throws IOException {
        byte[] bytes = open.payload().readNBytes(inMemory(open.size()));
        return checked(id, new GitObject(open.type(), bytes));
    }

    private int inMemory(long size) throws DamagedPackException {
        if (size > largestInMemory) {
            throw new DamagedPackException("has " + size + " bytes, more than " + largestInMemory);
        }
        return (int) size;
    }

    private GitObject checked(ObjectHash id, GitObject object) throws DamagedPackException {
        ObjectHash actual = hasher.hash(object.type(), object.bytes(), 0, object.bytes().length);
        if (!actual.equals(id)) {
            throw new DamagedPackException("is damaged: its bytes hash to " + actual);
        }
        return object;
    }

    /**
     * Streams a content of any size through both digests.
     *
     * @return SHA-1 of the bytes
     * @throws ObjectUnreadableException if it is missing, damaged, or no content
     */
    public ObjectHash digest(ObjectHash id) throws IOException {
        return attempt(
                id,
                entry -> {
                    long size = reader.objectSize(entry);
                    return digest(id, reader.type(entry), size, sink -> large.copy(entry, size, sink));
                },
                open -> digest(
                        id,
                        open.type(),
                        open.size(),
                        sink -> LargeObjects.copyExactly(open.payload(), open.size(), sink)));
    }

    @FunctionalInterface
    private interface Copy {
        void to(OutputStream sink) throws IOException;
    }

    private static ObjectHash digest(ObjectHash id, ObjectType type, long size, Copy copy) throws IOException {
        if (type != ObjectType.CONTENT) {
            throw new DamagedPackException("is a " + type.gitName() + ", not a blob");
        }
        DigestSink sink = new DigestSink(size);
        copy.to(sink);
        ObjectHash actual = sink.contentId();
        if (!actual.equals(id)) {
            throw new DamagedPackException("is damaged: its bytes hash to " + actual);
        }
        return sink.blobId();
    }

    /** Tries each copy of an object until one is sound. */
    private <T> T attempt(ObjectHash id, PackedTask<T> packed, LooseTask<T> ofLoose) throws IOException {
        String problem = "is missing";
        for (int i = 0; i < packs.size(); i++) {
            int number = (lastPack + i) % packs.size();
            try {
                long offset = packs.get(number).find(id);
                if (offset >= 0) {
                    T result = packed.run(reader.entry(packs.get(number), offset));
                    lastPack = number;
                    return result;
                }
            } catch (DamagedPackException | EOFException | NoSuchFileException | AccessDeniedException e) {
                problem = describe(e);
            }
        }
        if (loose.has(id)) {
            try (LooseObjects.Open open = loose.open(id)) {
                return ofLoose.run(open);
            } catch (DamagedPackException
                    | EOFException
                    | ZipException
                    | NoSuchFileException
                    | AccessDeniedException e) {
                problem = describe(e);
            }
        }
        throw new ObjectUnreadableException(id, problem);
    }

    private static String describe(IOException e) {
        return e instanceof DamagedPackException ? Objects.toString(e.getMessage()) : "cannot be read: " + e;
    }

    private PackEntry findBase(ObjectHash id, PackFile near) throws IOException {
        long offset = near.find(id);
        if (offset >= 0) {
            return reader.entry(near, offset);
        }
        for (PackFile pack : packs) {
            offset = pack.find(id);
            if (offset >= 0) {
                return reader.entry(pack, offset);
            }
        }
        throw new DamagedPackException(near + " lacks " + id + ", the base of a delta");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
