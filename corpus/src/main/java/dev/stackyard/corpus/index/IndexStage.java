package dev.stackyard.corpus.index;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.Selection;
import dev.stackyard.corpus.SinkStage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes {@code index/}: where every SWHID of the corpus is, for {@link ProvenanceIndex}. Does nothing if the index is of these
 * layers and shards already; a file of it that is there from a run that was cut off is not written again.
 */
public final class IndexStage implements SinkStage {

    static final String NAME = "index";

    /** Rises when the same layers and shards would give another index. */
    static final int VERSION = 1;

    private final SegmentSource.Opener shards;

    /** @param shards finds the shards that belong to the layers; asked when the stage runs */
    public IndexStage(SegmentSource.Opener shards) {
        this.shards = shards;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return VERSION;
    }

    /** What it cannot do without; it reads all verdicts and licences that are there. */
    @Override
    public List<Column<?>> inputs() {
        return List.of(
                FilesLayer.REPO_NAME,
                FilesLayer.REPO_URL,
                FilesLayer.SNAPSHOT_ID,
                FilesLayer.REVISION_ID,
                FilesLayer.DIRECTORY_ID,
                FilesLayer.PATH,
                FilesLayer.CONTENT_ID,
                FilesLayer.MODE,
                FilesLayer.STUB);
    }

    @Override
    public Object settings() {
        return Map.of();
    }

    @Override
    public void run(RunContext context) throws IOException {
        Corpus corpus = context.corpus();
        SegmentSource segments = shards.open(corpus.storage());
        String fingerprint = IndexFingerprint.ofLayers(corpus, segments);
        Optional<IndexManifest> known = IndexManifest.find(corpus.storage());
        if (known.isPresent() && known.get().fingerprint().equals(fingerprint) && isComplete(corpus, known.get())) {
            return;
        }
        ProvenanceIndex.invalidate(corpus.storage());
        EntrySource entries = new LayerEntries(Selection.of(corpus).layers());
        new IndexBuilder(context, entries, shards, fingerprint, IndexShape.DEFAULT).build();
    }

    private static boolean isComplete(Corpus corpus, IndexManifest manifest) throws IOException {
        for (IndexManifest.ObjectsFile file : manifest.objects()) {
            if (!corpus.storage().exists(file.file())) {
                return false;
            }
        }
        return corpus.storage().exists(IndexFiles.NAMES) && corpus.storage().exists(IndexFiles.REPOSITORIES);
    }
}
