package dev.stackyard.dedup;

import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Row;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What rows are called, on scratch disk: written while parts are read, looked up by position. Thread-safe. */
final class RowNames implements Closeable {

    /** What the layer says about a kept row. */
    record Name(String contentId, String repoName, String path) {}

    private final SpillFile file;

    RowNames(SpillFile file) {
        this.file = file;
    }

    /** Keeps a row's name and returns its position. */
    long add(Row row) throws IOException {
        byte[] contentId = row.get(FilesLayer.CONTENT_ID).getBytes(StandardCharsets.UTF_8);
        byte[] repoName = row.get(FilesLayer.REPO_NAME).getBytes(StandardCharsets.UTF_8);
        byte[] path = row.get(FilesLayer.PATH).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(3 * Integer.BYTES + contentId.length + repoName.length + path.length);
        bytes.putInt(contentId.length).putInt(repoName.length).putInt(path.length);
        return file.append(bytes.put(contentId).put(repoName).put(path).flip());
    }

    Name get(long position) throws IOException {
        ByteBuffer lengths = ByteBuffer.allocate(3 * Integer.BYTES);
        file.read(position, lengths);
        ByteBuffer bytes = ByteBuffer.allocate(lengths.getInt(0) + lengths.getInt(4) + lengths.getInt(8));
        file.read(position + lengths.limit(), bytes);
        return new Name(text(bytes, lengths.getInt(0)), text(bytes, lengths.getInt(4)), text(bytes, lengths.getInt(8)));
    }

    private static String text(ByteBuffer bytes, int length) {
        String text = new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return text;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
