package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.Storage;
import java.io.Closeable;
import java.io.IOException;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A file of a {@link Storage} as Parquet wants it. */
final class StorageInputFile implements InputFile, Closeable {

    private final Storage.Reader reader;
    private final String location;

    StorageInputFile(Storage storage, String name) throws IOException {
        this(storage.open(name), storage.location(name));
    }

    /** @param reader closed with this or with its stream */
    StorageInputFile(Storage.Reader reader, String location) {
        this.reader = reader;
        this.location = location;
    }

    @Override
    public long getLength() {
        return reader.size();
    }

    /** The stream closes the reader: Parquet opens one stream per file and keeps it as long as the file. */
    @Override
    public SeekableInputStream newStream() {
        PositionedStream stream = new PositionedStream(reader);
        return new DelegatingSeekableInputStream(stream) {
            @Override
            public long getPos() {
                return stream.position();
            }

            @Override
            public void seek(long position) {
                stream.seek(position);
            }
        };
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    @Override
    public String toString() {
        return location;
    }
}
