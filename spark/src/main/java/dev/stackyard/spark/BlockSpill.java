package dev.stackyard.spark;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Holds what a task has written until Spark asks for it: some in memory, the rest in a file. Used by one thread. */
final class BlockSpill implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final long memoryBytes;
    private final Queue<Block> inMemory = new ArrayDeque<>();
    private long heldBytes;
    private @Nullable DataOutputStream out;
    private @Nullable DataInputStream in;
    private long inFile;

    /** @param file need not be there, but its directory must */
    BlockSpill(Path file, long memoryBytes) {
        this.file = file;
        this.memoryBytes = memoryBytes;
    }

    void add(Block block) throws IOException {
        DataOutputStream spilled = out;
        if (spilled == null) {
            if (heldBytes + block.length() <= memoryBytes) {
                heldBytes += block.length();
                inMemory.add(block);
                return;
            }
            spilled = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
            out = spilled;
        }
        spilled.writeInt(block.array().length);
        spilled.write(block.array());
        inFile++;
    }

    /** The blocks in the order in which they came, each once, with one more before them. Nothing may be added any more. */
    Iterator<byte[]> drain(Block first) throws IOException {
        if (out != null) {
            out.close();
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
        }
        return new Iterator<>() {

            private boolean begun;

            @Override
            public boolean hasNext() {
                return !begun || !inMemory.isEmpty() || inFile > 0;
            }

            @Override
            public byte[] next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                if (!begun) {
                    begun = true;
                    return first.array();
                }
                Block block = inMemory.poll();
                return block == null ? readBlock() : block.array();
            }
        };
    }

    private byte[] readBlock() {
        try {
            DataInputStream from =
                    java.util.Objects.requireNonNull(in, "what is in the file is read after it was written");
            inFile--;
            byte[] bytes = new byte[from.readInt()];
            from.readFully(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (DataInputStream reading = in;
                DataOutputStream writing = out) {
            inMemory.clear();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
