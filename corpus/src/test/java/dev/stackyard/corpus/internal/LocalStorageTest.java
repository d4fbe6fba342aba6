package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.StorageContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LocalStorageTest extends StorageContract {

    @TempDir
    Path directory = Path.of("");

    @Override
    protected Storage storage() {
        return new LocalStorage(directory.resolve("place"));
    }
}
