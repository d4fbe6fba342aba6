package dev.stackyard.corpus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A storage that counts what is read through it: each read of a range and each stream is a request. */
public final class CountingStorage extends ForwardingStorage {

    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    public CountingStorage(Storage storage) {
        super(storage);
    }

    /** Requests since the last {@link #reset}; listings and questions whether a file exists are among them. */
    public long requests() {
        return requests.get();
    }

    /** Bytes read since the last {@link #reset}. */
    public long bytes() {
        return bytes.get();
    }

    public void reset() {
        requests.set(0);
        bytes.set(0);
    }

    @Override
    public boolean exists(String name) throws IOException {
        requests.incrementAndGet();
        return super.exists(name);
    }

    @Override
    public Reader open(String name) throws IOException {
        Reader reader = super.open(name);
        return new Reader() {
            @Override
            public long size() {
                return reader.size();
            }

            @Override
            public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
                requests.incrementAndGet();
                bytes.addAndGet(length);
                reader.readFully(position, buffer, offset, length);
            }

            @Override
            public void close() throws IOException {
                reader.close();
            }
        };
    }

    @Override
    public InputStream stream(String name) throws IOException {
        requests.incrementAndGet();
        return new FilterInputStream(super.stream(name)) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                bytes.addAndGet(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                bytes.addAndGet(Math.max(count, 0));
                return count;
            }
        };
    }

    @Override
    public List<String> list(String directory) throws IOException {
        requests.incrementAndGet();
        return super.list(directory);
    }

    @Override
    public List<String> directories(String directory) throws IOException {
        requests.incrementAndGet();
        return super.directories(directory);
    }
}
