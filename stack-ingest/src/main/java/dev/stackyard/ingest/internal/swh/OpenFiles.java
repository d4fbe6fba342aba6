package dev.stackyard.ingest.internal.swh;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Several sorted files that are read as one. */
final class OpenFiles implements Closeable {

    private final List<SortedFile> files = new ArrayList<>();

    private OpenFiles() {}

    static OpenFiles of(List<Path> paths) throws IOException {
        OpenFiles open = new OpenFiles();
        try {
            for (Path path : paths) {
                open.files.add(SortedFile.open(path));
            }
            return open;
        } catch (IOException e) {
            open.close();
            throw e;
        }
    }

    long records() {
        return files.stream().mapToLong(SortedFile::records).sum();
    }

    MergedCursor merged() throws IOException {
        return new MergedCursor(files.stream().map(SortedFile::cursor).toList());
    }

    @Override
    public void close() throws IOException {
        for (SortedFile file : files) {
            file.close();
        }
    }
}
