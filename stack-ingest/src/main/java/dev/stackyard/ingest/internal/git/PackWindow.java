package dev.stackyard.ingest.internal.git;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of a pack that is being read: one buffer that moves along, filled by positional reads. Objects are asked
 * for in the order of their offsets, so that one fill serves many. Not thread-safe.
 *
 * <p>Reading is not by memory mapping: a mapped file that shrinks under the reader ends the process.
 */
final class PackWindow implements Closeable {

    /** Read after a jump: most objects of source code are smaller packed. */
    private static final int JUMP_BYTES = 8 << 10;

    /** Read where the last stretch ended: there is more of the same object, or the next one. */
    private static final int STREAM_BYTES = 64 << 10;

    /** A jump this far ahead is no jump: the object between was not asked for. */
    private static final int NEAR_BYTES = 8 << 10;

    private static final int OPEN_FILES = 32;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(STREAM_BYTES);
    private final Map<PackFile, FileChannel> open = new LinkedHashMap<>(OPEN_FILES, 0.75f, true);
    private @Nullable PackFile pack;
    private long start;
    private int filled;

    /**
     * The bytes of a pack from a position on, fewer than {@code wanted} only at the end of the file. Valid until the next
     * call.
     *
     * @param wanted at most 4096
     */
    ByteBuffer at(PackFile of, long position, int wanted) throws IOException {
        if (position < 0 || position >= of.length()) {
            throw new DamagedPackException(of + " ends before offset " + position);
        }
        boolean inside = of == pack && position >= start && position < start + filled;
        if (!inside || (start + filled - position < wanted && start + filled < of.length())) {
            fill(of, position);
        }
        return buffer.limit(filled).position((int) (position - start));
    }

    private void fill(PackFile of, long position) throws IOException {
        FileChannel channel = channel(of);
        long end = start + filled;
        boolean near = of == pack && position >= start && position < end + NEAR_BYTES;
        pack = null;
        buffer.clear().limit(near ? STREAM_BYTES : JUMP_BYTES);
        int n = 0;
        while (n >= 0 && buffer.hasRemaining()) {
            n = channel.read(buffer, position + buffer.position());
        }
        filled = buffer.position();
        if (filled == 0) {
            throw new DamagedPackException(of + " ends before offset " + position);
        }
        start = position;
        pack = of;
    }

    private FileChannel channel(PackFile of) throws IOException {
        FileChannel known = open.get(of);
        if (known != null) {
            return known;
        }
        if (open.size() == OPEN_FILES) {
            Iterator<FileChannel> eldest = open.values().iterator();
            eldest.next().close();
            eldest.remove();
        }
        FileChannel channel = FileChannel.open(of.file(), StandardOpenOption.READ);
        open.put(of, channel);
        return channel;
    }

    @Override
    public void close() throws IOException {
        for (FileChannel channel : open.values()) {
            channel.close();
        }
        open.clear();
        pack = null;
    }
}
