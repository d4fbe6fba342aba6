package dev.stackyard.dedup;

import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.flow.TableCursor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a kept row is called.
 *
 * @param corpus location of the other corpus that it is in; empty for a row of the same one
 */
record KeptName(String contentId, String repoName, String path, String corpus) {

    static KeptName of(Row row, @Nullable OtherPart other) {
        return new KeptName(
                row.get(FilesLayer.CONTENT_ID),
                row.get(FilesLayer.REPO_NAME),
                row.get(FilesLayer.PATH),
                other == null ? "" : other.location());
    }

    /** Each text behind its length in UTF-8 (4 bytes). */
    byte[] encoded() {
        String[] texts = {contentId, repoName, path, corpus};
        byte[][] bytes = new byte[texts.length][];
        int length = 0;
        for (int i = 0; i < texts.length; i++) {
            bytes[i] = texts[i].getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + bytes[i].length;
        }
        ByteBuffer encoded = ByteBuffer.allocate(length);
        for (byte[] text : bytes) {
            encoded.putInt(text.length).put(text);
        }
        return encoded.array();
    }

    /** From a record that holds an encoded name from a byte on. */
    static KeptName decode(TableCursor record, int at) {
        ByteBuffer encoded = ByteBuffer.wrap(record.array(), record.offset() + at, record.length() - at);
        return new KeptName(text(encoded), text(encoded), text(encoded), text(encoded));
    }

    private static String text(ByteBuffer encoded) {
        int length = encoded.getInt();
        String text = new String(encoded.array(), encoded.position(), length, StandardCharsets.UTF_8);
        encoded.position(encoded.position() + length);
        return text;
    }

    /** How messages call it. */
    String words() {
        return repoName + ":" + path + (corpus.isEmpty() ? "" : " in " + corpus);
    }
}
