package dev.stackyard.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A storage that passes everything on to another one: the base of those that fail or count in tests. */
public abstract class ForwardingStorage implements Storage {

    private final Storage storage;

    protected ForwardingStorage(Storage storage) {
        this.storage = storage;
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
    public Writer create(String name) throws IOException {
        return storage.create(name);
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

    @Override
    public Closeable lock(String name) throws IOException {
        return storage.lock(name);
    }

    /** Passes on what is written; subclasses fail at one of the two moments at which a disk or a process does. */
    protected abstract static class ForwardingWriter extends Writer {

        private final Writer writer;

        protected ForwardingWriter(Writer writer) {
            this.writer = writer;
        }

        /** Called before bytes are written. */
        protected void beforeWrite(int length) throws IOException {}

        /** Called before the file appears. */
        protected void beforeCommit() throws IOException {}

        @Override
        public final long position() {
            return writer.position();
        }

        @Override
        public final void write(int b) throws IOException {
            beforeWrite(1);
            writer.write(b);
        }

        @Override
        public final void write(byte[] bytes, int offset, int length) throws IOException {
            beforeWrite(length);
            writer.write(bytes, offset, length);
        }

        @Override
        public final void commit() throws IOException {
            beforeCommit();
            writer.commit();
        }

        @Override
        public final void close() throws IOException {
            writer.close();
        }
    }
}
