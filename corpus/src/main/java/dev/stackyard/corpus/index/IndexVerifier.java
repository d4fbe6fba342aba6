package dev.stackyard.corpus.index;

import dev.stackyard.corpus.Checksums;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.internal.LayerFooter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks an index that counts as current: each file's size, SHA-256 and rows, and that it was made from the layers and shards as
 * they are. An index that is out of date is no problem, because nobody asks it.
 */
public final class IndexVerifier {

    private IndexVerifier() {}

    /**
     * Reads the index through.
     *
     * @param problems hears of each thing that is wrong, one line that begins with the file's location
     */
    public static void verify(Corpus corpus, SegmentSource segments, Consumer<String> problems) throws IOException {
        Optional<IndexManifest> manifest = IndexManifest.find(corpus.storage());
        if (manifest.isEmpty()
                || !IndexFingerprint.ofJournal(corpus, segments)
                        .equals(Optional.of(manifest.get().fingerprint()))) {
            return;
        }
        String manifestFile = corpus.storage().location(IndexFiles.MANIFEST);
        try {
            if (!IndexFingerprint.ofLayers(corpus, segments)
                    .equals(manifest.get().fingerprint())) {
                problems.accept(manifestFile + ": was made from layers that are not those that are there" + advice());
            }
        } catch (CorpusFormatException e) {
            return; // a layer cannot be read: that is said of the layer
        }
        for (IndexManifest.IndexFile file : files(manifest.get())) {
            check(corpus.storage(), file, problems);
        }
    }

    private static List<IndexManifest.IndexFile> files(IndexManifest manifest) {
        List<IndexManifest.IndexFile> files = new ArrayList<>(List.of(manifest.repositories(), manifest.names()));
        manifest.objects()
                .forEach(file ->
                        files.add(new IndexManifest.IndexFile(file.file(), file.rows(), file.bytes(), file.sha256())));
        return files;
    }

    private static void check(Storage storage, IndexManifest.IndexFile file, Consumer<String> problems)
            throws IOException {
        String location = storage.location(file.file());
        if (!storage.exists(file.file())) {
            problems.accept(location + ": is missing" + advice());
            return;
        }
        Checksums.Checksum checksum = Checksums.sha256(storage, file.file());
        if (checksum.bytes() != file.bytes() || !checksum.sha256().equals(file.sha256())) {
            problems.accept(location + ": has " + checksum.bytes() + " bytes with SHA-256 " + checksum.sha256()
                    + ", recorded are " + file.bytes() + " with " + file.sha256() + advice());
            return;
        }
        long rows = LayerFooter.read(storage, file.file()).orElseThrow().rowCount();
        if (rows != file.rows()) {
            problems.accept(location + ": has " + rows + " rows, recorded are " + file.rows() + advice());
        }
    }

    private static String advice() {
        return ": delete index/index.json and run stackyard index";
    }
}
