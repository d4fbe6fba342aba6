package dev.stackyard.corpus.index;

import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Storage;
import java.io.IOException;

/** Names of the index's files inside the corpus. None lies directly in a directory as parts of a layer do. */
final class IndexFiles {

    static final String DIRECTORY = "index";
    static final String MANIFEST = DIRECTORY + "/index.json";
    static final String REPOSITORIES = DIRECTORY + "/repositories.parquet";
    static final String NAMES = DIRECTORY + "/names.parquet";
    static final String OBJECTS_DIRECTORY = DIRECTORY + "/objects";

    private IndexFiles() {}

    static String objects(int number) {
        return OBJECTS_DIRECTORY + "/" + new PartId(number).fileName();
    }

    static void deleteAll(Storage storage) throws IOException {
        storage.delete(MANIFEST); // first: what is left of the rest then vouches for nothing
        storage.delete(REPOSITORIES);
        storage.delete(NAMES);
        for (String file : storage.list(OBJECTS_DIRECTORY)) {
            storage.delete(OBJECTS_DIRECTORY + "/" + file);
        }
    }
}
