package dev.stackyard.corpus;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** A storage on which only some bytes fit: what is written beyond them fails as a full disk does. */
final class FullDiskStorage extends ForwardingStorage {

    static final String MESSAGE = "No space left on device";

    private final AtomicLong free;

    FullDiskStorage(Storage disk, long freeBytes) {
        super(disk);
        this.free = new AtomicLong(freeBytes);
    }

    @Override
    public Writer create(String name) throws IOException {
        return new ForwardingWriter(super.create(name)) {
            @Override
            protected void beforeWrite(int length) throws IOException {
                if (free.addAndGet(-length) < 0) {
                    throw new IOException("cannot write " + location(name) + ": " + MESSAGE);
                }
            }
        };
    }
}
