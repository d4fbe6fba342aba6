package dev.stackyard.corpus.internal.orc;

import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.internal.PositionedStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * A {@link Storage} in the shape in which the ORC library wants files. It is handed to the library directly: looking a file
 * system up by its scheme starts Hadoop's security and metrics, which need the large client.
 */
final class StorageFileSystem extends FileSystem {

    private static final String ROOT = "/";

    private final Storage storage;

    StorageFileSystem(Storage storage) {
        this.storage = storage;
        setConf(new Configuration(false));
    }

    static Path path(String name) {
        return new Path(ROOT + name);
    }

    private static String name(Path path) {
        return path.toUri().getPath().substring(ROOT.length());
    }

    @Override
    public URI getUri() {
        return URI.create("storage:///");
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        return new FSDataInputStream(new Stream(storage.open(name(path))));
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        try (Storage.Reader reader = storage.open(name(path))) {
            return new FileStatus(reader.size(), false, 1, reader.size(), 0, path);
        }
    }

    @Override
    public Path getWorkingDirectory() {
        return new Path(ROOT);
    }

    @Override
    public void setWorkingDirectory(Path directory) {}

    @Override
    public FSDataOutputStream create(
            Path path,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress) {
        throw readOnly();
    }

    @Override
    public FSDataOutputStream append(Path path, int bufferSize, Progressable progress) {
        throw readOnly();
    }

    @Override
    public boolean rename(Path from, Path to) {
        throw readOnly();
    }

    @Override
    public boolean delete(Path path, boolean recursive) {
        throw readOnly();
    }

    @Override
    public boolean mkdirs(Path path, FsPermission permission) {
        throw readOnly();
    }

    @Override
    public FileStatus[] listStatus(Path path) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("tables are only opened and read");
    }

    /** Positioned reads of one file. */
    private static final class Stream extends FSInputStream {

        private final Storage.Reader reader;
        private final PositionedStream stream;

        Stream(Storage.Reader reader) {
            this.reader = reader;
            this.stream = new PositionedStream(reader);
        }

        @Override
        public void seek(long target) throws IOException {
            if (target < 0 || target > reader.size()) {
                throw new EOFException("no byte " + target + " in a file of " + reader.size());
            }
            stream.seek(target);
        }

        @Override
        public long getPos() {
            return stream.position();
        }

        @Override
        public boolean seekToNewSource(long target) {
            return false;
        }

        @Override
        public int read() throws IOException {
            return stream.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return stream.read(buffer, offset, length);
        }

        @Override
        public void readFully(long from, byte[] buffer, int offset, int length) throws IOException {
            reader.readFully(from, buffer, offset, length);
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
