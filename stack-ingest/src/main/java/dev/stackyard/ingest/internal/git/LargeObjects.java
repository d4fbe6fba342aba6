package dev.stackyard.ingest.internal.git;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Streams objects of packs that are too large for memory. A delta's base lies in a temporary file meanwhile, so that a
 * chain of deltas takes twice the largest object's size on disk, and a few buffers of memory. Not thread-safe.
 */
final class LargeObjects {

    /** Larger bases are not written to disk: an attacker needs a few bytes of delta for each gigabyte. */
    private static final long LARGEST_BASE = 16L << 30;

    private static final int BUFFER_BYTES = 64 << 10;

    private final PackReader packs;
    private final Path scratch;

    /** @param scratch directory for temporary files */
    LargeObjects(PackReader packs, Path scratch) {
        this.packs = packs;
        this.scratch = scratch;
    }

    /** Writes an object's payload, which has {@code size} bytes, to {@code sink}. */
    void copy(PackEntry entry, long size, OutputStream sink) throws IOException {
        Deque<PackEntry> deltas = new ArrayDeque<>();
        PackEntry at = entry;
        while (at.isDelta()) {
            deltas.push(at);
            if (at != entry && packs.objectSize(at) > LARGEST_BASE) {
                throw new DamagedPackException(at.pack() + ": the base at offset " + at.offset() + " is too large");
            }
            if (deltas.size() > PackReader.LONGEST_CHAIN) {
                throw PackReader.tooLong(entry);
            }
            at = packs.base(at);
        }
        if (deltas.isEmpty()) {
            inflate(at, size, sink);
        } else {
            copyDelta(at, deltas, sink);
        }
    }

    private void inflate(PackEntry entry, long size, OutputStream sink) throws IOException {
        InputStream in = packs.inflater().stream(entry.pack(), entry.data());
        copyExactly(in, size, sink);
    }

    private void copyDelta(PackEntry whole, Deque<PackEntry> deltas, OutputStream sink) throws IOException {
        Files.createDirectories(scratch);
        Path base = Files.createTempFile(scratch, "base-", null);
        Path next = Files.createTempFile(scratch, "base-", null);
        try {
            try (OutputStream out = open(base)) {
                inflate(whole, whole.size(), out);
            }
            while (deltas.size() > 1) {
                try (OutputStream out = open(next)) {
                    apply(deltas.pop(), base, out);
                }
                Path done = base;
                base = next;
                next = done;
            }
            apply(deltas.pop(), base, sink);
        } finally {
            Files.deleteIfExists(base);
            Files.deleteIfExists(next);
        }
    }

    private static OutputStream open(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
    }

    private void apply(PackEntry delta, Path base, OutputStream sink) throws IOException {
        InputStream in = packs.inflater().stream(delta.pack(), delta.data());
        InputStream instructions = new java.io.BufferedInputStream(in, BUFFER_BYTES);
        try (FileChannel from = FileChannel.open(base, StandardOpenOption.READ)) {
            if (size(instructions) != from.size()) {
                throw new DamagedPackException("a delta does not fit its base");
            }
            long missing = size(instructions);
            while (missing > 0) {
                missing -= step(instructions, from, missing, sink);
            }
        }
    }

    /** Carries out one instruction (see {@link Delta}); returns the bytes that it made. */
    private static long step(InputStream in, FileChannel base, long missing, OutputStream sink) throws IOException {
        int op = next(in);
        if ((op & 0x80) == 0) {
            if (op == 0 || op > missing) {
                throw new DamagedPackException("a delta makes more than it announced");
            }
            copyExactly(in, op, sink);
            return op;
        }
        long offset = number(in, op, 4);
        long size = number(in, op >> 4, 3);
        size = size == 0 ? 0x10000 : size;
        if (size > missing || offset + size > base.size()) {
            throw new DamagedPackException("a delta reaches beyond its ends");
        }
        copyRange(base, offset, size, sink);
        return size;
    }

    private static long number(InputStream in, int bits, int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            if ((bits & (1 << i)) != 0) {
                value |= (long) next(in) << (8 * i);
            }
        }
        return value;
    }

    private static long size(InputStream in) throws IOException {
        long size = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int b = next(in);
            size |= (long) (b & 0x7F) << shift;
            if (b < 0x80) {
                return size;
            }
        }
        throw new DamagedPackException("a delta has no size");
    }

    private static int next(InputStream in) throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new DamagedPackException("a delta ends early");
        }
        return b;
    }

    private static void copyRange(FileChannel from, long offset, long size, OutputStream sink) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(size, BUFFER_BYTES));
        long done = 0;
        while (done < size) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), size - done));
            int n = from.read(buffer, offset + done);
            if (n < 0) {
                throw new EOFException("a temporary file was cut short");
            }
            sink.write(buffer.array(), 0, n);
            done += n;
        }
    }

    /** Copies {@code size} bytes, failing if the stream has fewer. */
    static void copyExactly(InputStream in, long size, OutputStream sink) throws IOException {
        byte[] buffer = new byte[(int) Math.max(1, Math.min(size, BUFFER_BYTES))];
        long missing = size;
        while (missing > 0) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, missing));
            if (n < 0) {
                throw new DamagedPackException("the object ends " + missing + " bytes early");
            }
            sink.write(buffer, 0, n);
            missing -= n;
        }
    }
}
