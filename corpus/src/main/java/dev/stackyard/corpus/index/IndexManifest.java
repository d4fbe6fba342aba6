package dev.stackyard.corpus.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stackyard.corpus.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code index/index.json}: what the index was made from and which files it has. Written last, and deleted before anything
 * that it speaks of changes, so if it is there, its files are there too.
 *
 * @param fingerprint of the layers and shards that it was made from
 * @param contentRows rows of files, submodules included
 * @param checkedTrees repositories whose directories are all in the index: their files make up the stated root
 * @param uncheckedTrees repositories of which only the root is
 * @param lostSegments rows for tokens whose file the layers have no more
 * @param objects in the order of identifiers
 */
record IndexManifest(
        String format,
        int formatVersion,
        String fingerprint,
        long rows,
        long checkedTrees,
        long uncheckedTrees,
        long lostSegments,
        IndexFile repositories,
        IndexFile names,
        List<ObjectsFile> objects) {

    static final String FORMAT = "stackyard-index";
    static final int FORMAT_VERSION = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** @param file inside the corpus */
    record IndexFile(String file, long rows, long bytes, String sha256) {}

    /** @param from no identifier in the file is before this one, and none in the files before is after it */
    record ObjectsFile(String from, String file, long rows, long bytes, String sha256) {}

    /** The manifest; empty if there is none, or none that this version can read: then the index has to be built. */
    static Optional<IndexManifest> find(Storage storage) throws IOException {
        if (!storage.exists(IndexFiles.MANIFEST)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(storage.readAll(IndexFiles.MANIFEST), IndexManifest.class))
                    .filter(manifest -> FORMAT.equals(manifest.format())
                            && manifest.formatVersion() == FORMAT_VERSION
                            && manifest.objects() != null
                            && manifest.repositories() != null
                            && manifest.names() != null);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    void write(Storage storage) throws IOException {
        storage.writeAll(IndexFiles.MANIFEST, JSON.writeValueAsBytes(this));
    }
}
