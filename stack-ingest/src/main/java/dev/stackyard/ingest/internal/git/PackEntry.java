package dev.stackyard.ingest.internal.git;

import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The header of one object in a pack (gitformat-pack, "pack-*.pack files").
 *
 * <pre>
 * 1 type:3 size:4 | continuation bytes of 7 bits each, lowest first | OFS_DELTA: distance | REF_DELTA: base id 20 | zlib
 * </pre>
 *
 * @param offset where the header begins
 * @param type null for a delta, whose type is its base's
 * @param size of what the zlib stream holds: the object, or the delta's instructions
 * @param data where the zlib stream begins
 * @param baseOffset offset of the base in the same pack; -1 if this is no delta, or its base is named by id
 * @param baseId the base of a delta that names it by id
 */
record PackEntry(
        PackFile pack,
        long offset,
        @Nullable ObjectType type,
        long size,
        long data,
        long baseOffset,
        @Nullable ObjectHash baseId) {

    /** Longest header: type and size 10 bytes, then a distance of 10 or an id of 20. */
    private static final int LONGEST_HEADER = 32;

    private static final int OFS_DELTA = 6;
    private static final int REF_DELTA = 7;
    private static final int CONTINUES = 0x80;
    private static final int VALUE = 0x7F;

    static PackEntry read(PackWindow window, PackFile pack, long offset) throws IOException {
        ByteBuffer in = window.at(pack, offset, LONGEST_HEADER);
        int begin = in.position();
        try {
            int b = in.get();
            int kind = (b >> 4) & 7;
            long size = b & 15;
            for (int shift = 4; (b & CONTINUES) != 0; shift += 7) {
                b = in.get();
                if (shift > 53) {
                    throw damaged(pack, offset, "states an impossible size");
                }
                size |= (long) (b & VALUE) << shift;
            }
            long baseOffset = kind == OFS_DELTA ? offset - distance(in) : -1;
            ObjectHash baseId = kind == REF_DELTA ? id(in) : null;
            if (kind == OFS_DELTA && (baseOffset <= 0 || baseOffset >= offset)) {
                throw damaged(pack, offset, "names a base outside of the pack");
            }
            ObjectType type = kind == OFS_DELTA || kind == REF_DELTA ? null : type(kind, pack, offset);
            return new PackEntry(pack, offset, type, size, offset + in.position() - begin, baseOffset, baseId);
        } catch (java.nio.BufferUnderflowException e) {
            throw new DamagedPackException(pack + " ends inside the header at offset " + offset, e);
        }
    }

    boolean isDelta() {
        return type == null;
    }

    private static long distance(ByteBuffer in) {
        int b = in.get();
        long distance = b & VALUE;
        while ((b & CONTINUES) != 0 && distance < Long.MAX_VALUE >> 8) {
            b = in.get();
            distance = ((distance + 1) << 7) | (b & VALUE);
        }
        return distance;
    }

    private static ObjectHash id(ByteBuffer in) {
        byte[] id = new byte[ObjectHash.BYTES];
        in.get(id);
        return ObjectHash.of(id, 0);
    }

    private static ObjectType type(int kind, PackFile pack, long offset) throws DamagedPackException {
        return switch (kind) {
            case 1 -> ObjectType.REVISION;
            case 2 -> ObjectType.DIRECTORY;
            case 3 -> ObjectType.CONTENT;
            case 4 -> ObjectType.RELEASE;
            default -> throw damaged(pack, offset, "has the unknown type " + kind);
        };
    }

    private static DamagedPackException damaged(PackFile pack, long offset, String problem) {
        return new DamagedPackException(pack + " is damaged: the object at offset " + offset + " " + problem);
    }
}
