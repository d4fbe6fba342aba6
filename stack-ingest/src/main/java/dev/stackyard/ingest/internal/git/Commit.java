package dev.stackyard.ingest.internal.git;

import dev.stackyard.ingest.internal.SaneTime;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.SwhidFormatException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What ingest needs of a commit.
 *
 * @param tree the root tree
 * @param authored when the change was made; null if the commit states no time that makes sense
 * @param committed when it was committed; likewise
 */
record Commit(
        ObjectHash tree,
        @Nullable Instant authored,
        @Nullable Instant committed) {

    private static final String TREE = "tree ";

    /** Reads a commit's payload; only the tree is indispensable. */
    static Commit parse(byte[] payload) throws DamagedPackException {
        String text = new String(payload, StandardCharsets.ISO_8859_1);
        int body = text.indexOf("\n\n");
        String header = body < 0 ? text : text.substring(0, body + 1);
        if (!header.startsWith(TREE)) {
            throw new DamagedPackException("is a commit without a tree");
        }
        try {
            ObjectHash tree = ObjectHash.parse(line(header, 0).substring(TREE.length()));
            return new Commit(tree, time(header, "\nauthor "), time(header, "\ncommitter "));
        } catch (SwhidFormatException e) {
            throw new DamagedPackException("is a commit with a malformed tree line", e);
        }
    }

    private static String line(String header, int from) {
        int end = header.indexOf('\n', from);
        return end < 0 ? header.substring(from) : header.substring(from, end);
    }

    /** The seconds of a line such as {@code author A <a@example.org> 1700000000 +0200}. */
    private static @Nullable Instant time(String header, String key) {
        int at = header.indexOf(key);
        if (at < 0) {
            return null;
        }
        String line = line(header, at + 1);
        int zone = line.lastIndexOf(' ');
        int seconds = zone < 0 ? -1 : line.lastIndexOf(' ', zone - 1);
        if (seconds < 0) {
            return null;
        }
        try {
            return SaneTime.orNull(Instant.ofEpochSecond(Long.parseLong(line.substring(seconds + 1, zone))));
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }
}
