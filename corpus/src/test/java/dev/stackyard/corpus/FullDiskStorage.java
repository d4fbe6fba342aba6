package dev.stackyard.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A storage on which only some bytes fit: what is written beyond them fails as a full disk does. */
final class FullDiskStorage implements Storage {

    static final String MESSAGE = "No space left on device";

    private final Storage disk;
    private final AtomicLong free;

    FullDiskStorage(Storage disk, long freeBytes) {
        this.disk = disk;
        this.free = new AtomicLong(freeBytes);
    }

    @Override
    public String location() {
        return disk.location();
    }

    @Override
    public boolean exists(String name) throws IOException {
        return disk.exists(name);
    }

    @Override
    public Reader open(String name) throws IOException {
        return disk.open(name);
    }

    @Override
    public InputStream stream(String name) throws IOException {
        return disk.stream(name);
    }

    @Override
    public List<String> list(String directory) throws IOException {
        return disk.list(directory);
    }

    @Override
    public List<String> directories(String directory) throws IOException {
        return disk.directories(directory);
    }

    @Override
    public void delete(String name) throws IOException {
        disk.delete(name);
    }

    @Override
    public Closeable lock(String name) throws IOException {
        return disk.lock(name);
    }

    @Override
    public Writer create(String name) throws IOException {
        Writer writer = disk.create(name);
        return new Writer() {
            @Override
            public long position() {
                return writer.position();
            }

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (free.addAndGet(-length) < 0) {
                    throw new IOException("cannot write " + disk.location(name) + ": " + MESSAGE);
                }
                writer.write(bytes, offset, length);
            }

            @Override
            public void commit() throws IOException {
                writer.commit();
            }

            @Override
            public void close() throws IOException {
                writer.close();
            }
        };
    }
}
