package dev.stackyard.spark;

import dev.stackyard.corpus.BytesCursor;
import dev.stackyard.corpus.flow.TableShape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;

/** Walks the records of blocks, one block after the other. */
final class BlockCursor implements BytesCursor {

    private final TableShape shape;
    private final Iterator<byte[]> blocks;
    private byte[] bytes = new byte[0];
    private int offset;
    private int length;

    BlockCursor(TableShape shape, Iterator<byte[]> blocks) {
        this.shape = shape;
        this.blocks = blocks;
    }

    @Override
    public boolean next() throws IOException {
        int at = offset + length;
        while (at == bytes.length) {
            if (!hasMore()) {
                return false;
            }
            bytes = blocks.next();
            at = Block.HEADER_BYTES;
        }
        int header = shape.isFixed() ? 0 : Integer.BYTES;
        length = shape.isFixed() ? shape.recordBytes() : ByteBuffer.wrap(bytes).getInt(at);
        offset = at + header;
        return true;
    }

    private boolean hasMore() throws IOException {
        try {
            return blocks.hasNext();
        } catch (Exception e) { // what a job throws that brings the next blocks
            throw SparkJobs.failure(shape.name(), e);
        }
    }

    @Override
    public byte[] array() {
        return bytes;
    }

    @Override
    public int offset() {
        return offset;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void close() {}
}
