package dev.stackyard.corpus.index;

import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import dev.stackyard.swhid.Swhid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * How the records of the index's sort begin.
 *
 * <pre>
 * byte 0        type, in the order of the identifiers' text: cnt 0, dir 1, rel 2, rev 3, snp 4
 * bytes 1-20    hash
 * bytes 21-32   contents: what tells its places apart, so that a file and its tokens meet; otherwise zeros
 * byte 33       {@link #PLACE} or {@link #SEGMENT}: a file comes before its tokens
 * </pre>
 */
final class ObjectKey {

    static final int PLACE = 0;
    static final int SEGMENT = 1;

    private static final int JOIN_BYTES = 12;
    /** Bytes that a file and its tokens share. */
    static final int SHARED_BYTES = 1 + ObjectHash.BYTES + JOIN_BYTES;

    private static final byte[] NO_JOIN = new byte[JOIN_BYTES];

    private final MessageDigest digest = Fingerprints.sha256();
    private final byte[] hashBytes = new byte[ObjectHash.BYTES];

    /** Begins the record of something that is not looked for in the shards. */
    void put(RecordBytes record, ObjectType type, ObjectHash hash) {
        put(record, type, hash, NO_JOIN, PLACE);
    }

    /**
     * Begins the record of a content.
     *
     * @param anchor the revision or directory that the path starts from
     */
    void putContent(
            RecordBytes record,
            ObjectHash hash,
            @Nullable String origin,
            @Nullable Swhid anchor,
            @Nullable String path,
            int tag) {
        String text = String.valueOf(origin) + '\0' + anchor + '\0' + path;
        put(record, ObjectType.CONTENT, hash, digest.digest(text.getBytes(StandardCharsets.UTF_8)), tag);
    }

    private void put(RecordBytes record, ObjectType type, ObjectHash hash, byte[] join, int tag) {
        hash.copyTo(hashBytes, 0);
        record.putByte(code(type))
                .putBytes(hashBytes, hashBytes.length)
                .putBytes(join, JOIN_BYTES)
                .putByte(tag);
    }

    static int code(ObjectType type) {
        return switch (type) {
            case CONTENT -> 0;
            case DIRECTORY -> 1;
            case RELEASE -> 2;
            case REVISION -> 3;
            case SNAPSHOT -> 4;
        };
    }

    static ObjectType type(int code) {
        return switch (code) {
            case 0 -> ObjectType.CONTENT;
            case 1 -> ObjectType.DIRECTORY;
            case 2 -> ObjectType.RELEASE;
            case 3 -> ObjectType.REVISION;
            case 4 -> ObjectType.SNAPSHOT;
            default -> throw new IllegalStateException("there is no object type " + code);
        };
    }
}
