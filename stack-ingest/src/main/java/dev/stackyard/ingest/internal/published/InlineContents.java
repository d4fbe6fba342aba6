package dev.stackyard.ingest.internal.published;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Contents that came with their rows, kept until the rows of a part are sorted: in memory up to a limit, beyond it in a
 * scratch file, so that a repository of any size fits. Not thread-safe.
 */
final class InlineContents implements Closeable {

    private final Path scratch;
    private final long memoryBytes;
    private long inMemory;
    private @Nullable FileChannel spill;
    private long spilled;

    /** @param scratch a file that need not exist, of this object's own */
    InlineContents(Path scratch, long memoryBytes) {
        this.scratch = scratch;
        this.memoryBytes = memoryBytes;
    }

    /** Where a content is: its bytes, or a range of the scratch file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Place(byte @Nullable [] bytes, long position, int length) {}

    /** Keeps a content; the array is not copied. */
    Place keep(byte[] bytes) throws IOException {
        if (inMemory + bytes.length <= memoryBytes) {
            inMemory += bytes.length;
            return new Place(bytes, 0, bytes.length);
        }
        Place place = new Place(null, spilled, bytes.length);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            spilled += channel().write(buffer, spilled);
        }
        return place;
    }

    private FileChannel channel() throws IOException {
        FileChannel open = spill;
        if (open == null) {
            Files.createDirectories(scratch.toAbsolutePath().getParent());
            open = FileChannel.open(
                    scratch,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            spill = open;
        }
        return open;
    }

    byte[] read(Place place) throws IOException {
        if (place.bytes() != null) {
            return place.bytes();
        }
        ByteBuffer buffer = ByteBuffer.allocate(place.length());
        while (buffer.hasRemaining()) {
            if (channel().read(buffer, place.position() + buffer.position()) < 0) {
                throw new IOException(scratch + " was cut short by another process");
            }
        }
        return buffer.array();
    }

    /** Forgets all contents. */
    void clear() {
        inMemory = 0;
        spilled = 0;
    }

    @Override
    public void close() throws IOException {
        if (spill != null) {
            spill.close();
            Files.deleteIfExists(scratch);
        }
    }
}
