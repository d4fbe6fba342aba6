package dev.stackyard.ingest;

import dev.stackyard.corpus.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A storage whose process is killed when it commits one file too many. */
final class FailingStorage implements Storage {

    private final Storage storage;
    private int commitsLeft;

    FailingStorage(Storage storage, int commits) {
        this.storage = storage;
        this.commitsLeft = commits;
    }

    @Override
    public Writer create(String name) throws IOException {
        Writer writer = storage.create(name);
        return new Writer() {
            @Override
            public long position() {
                return writer.position();
            }

            @Override
            public void write(int b) throws IOException {
                writer.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                writer.write(bytes, offset, length);
            }

            @Override
            public void commit() throws IOException {
                if (commitsLeft-- <= 0) {
                    throw new IOException("killed");
                }
                writer.commit();
            }

            @Override
            public void close() throws IOException {
                writer.close();
            }
        };
    }

    @Override
    public String location() {
        return storage.location();
    }

    @Override
    public boolean exists(String name) throws IOException {
        return storage.exists(name);
    }

    @Override
    public Reader open(String name) throws IOException {
        return storage.open(name);
    }

    @Override
    public InputStream stream(String name) throws IOException {
        return storage.stream(name);
    }

    @Override
    public List<String> list(String directory) throws IOException {
        return storage.list(directory);
    }

    @Override
    public List<String> directories(String directory) throws IOException {
        return storage.directories(directory);
    }

    @Override
    public void delete(String name) throws IOException {
        storage.delete(name);
    }
}
