package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.BytesCursor;
import dev.stackyard.swhid.ObjectHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file as the walk has found it.
 *
 * @param path from the root, without a leading slash
 * @param sha1 of the raw bytes; null if the export does not say
 * @param length of the raw bytes; negative if the export does not say
 * @param reason why the archive has no content, in its words; null if it does not say
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ListedFile(
        byte[] path,
        int mode,
        ObjectHash contentId,
        EntryKind kind,
        @Nullable ObjectHash sha1,
        long length,
        @Nullable String reason) {

    /** Reads a record of {@link ContentJoin}. */
    static ListedFile of(BytesCursor record) {
        byte[] array = record.array();
        int path = record.offset() + ContentJoin.PATH;
        int end = path;
        while (array[end] != 0) {
            end++;
        }
        int rest = end + 1;
        ByteBuffer fields = ByteBuffer.wrap(array);
        ObjectHash sha1 = ObjectHash.of(array, rest + ContentJoin.SHA1);
        int reason = rest + ContentJoin.REASON;
        int recordEnd = record.offset() + record.length();
        return new ListedFile(
                Arrays.copyOfRange(array, path, end),
                fields.getInt(rest + ContentJoin.MODE),
                ObjectHash.of(array, rest),
                EntryKind.of(array[rest + ContentJoin.KIND]),
                sha1.equals(ObjectHash.ZERO) ? null : sha1,
                fields.getLong(rest + ContentJoin.LENGTH),
                reason == recordEnd ? null : new String(array, reason, recordEnd - reason, StandardCharsets.UTF_8));
    }
}
