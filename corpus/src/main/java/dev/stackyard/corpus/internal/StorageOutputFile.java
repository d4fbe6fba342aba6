package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.Storage;
import java.io.IOException;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A file being written to a {@link Storage} as Parquet wants it. Closing Parquet's stream does not commit it. */
final class StorageOutputFile implements OutputFile {

    private final Storage.Writer writer;

    StorageOutputFile(Storage.Writer writer) {
        this.writer = writer;
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) {
        return new PositionOutputStream() {
            @Override
            public long getPos() {
                return writer.position();
            }

            @Override
            public void write(int b) throws IOException {
                writer.write(b);
            }

            @Override
            public void write(byte[] buffer, int offset, int length) throws IOException {
                writer.write(buffer, offset, length);
            }

            @Override
            public void close() {
                // the owner of the writer commits or discards it
            }
        };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
        return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }
}
