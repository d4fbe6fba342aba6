package dev.stackyard.corpus;

import dev.stackyard.corpus.index.ProvenanceIndex;
import dev.stackyard.corpus.internal.JoinedCursor;
import dev.stackyard.corpus.internal.LayerFooter;
import dev.stackyard.corpus.internal.ParquetLayerWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A corpus on disk: a directory (or a bucket's prefix) with one subdirectory per layer and in each one Parquet file per
 * part. It grows sideways: nothing that is there is ever changed, a stage adds one more layer; only a removal
 * rewrites. Thread-safe.
 */
public final class Corpus {

    private final Storage storage;
    private final Map<String, Optional<LayerFooter>> footers = new ConcurrentHashMap<>();

    private Corpus(Storage storage) {
        this.storage = storage;
    }

    /** The corpus at a place, which may still be empty. */
    public static Corpus at(Storage storage) {
        return new Corpus(storage);
    }

    /**
     * The corpus at a place that must hold one.
     *
     * @throws UserException if there is none
     */
    public static Corpus existing(Storage storage) throws IOException {
        Corpus corpus = new Corpus(storage);
        if (corpus.parts().isEmpty()) {
            throw new UserException(
                    storage.location() + " holds no corpus yet: ingest something first, or correct --corpus");
        }
        return corpus;
    }

    public Storage storage() {
        return storage;
    }

    /** The file name of a layer's part inside the corpus, such as {@code languages/part-00000.parquet}. */
    public static String layerFile(String layer, PartId part) {
        return layer + "/" + part.fileName();
    }

    /** Parts that are fully ingested, in order: those with both a {@code files} and a {@code contents} layer. */
    public List<PartId> parts() throws IOException {
        List<PartId> contents = parts(ContentsLayer.NAME);
        return parts(FilesLayer.NAME).stream().filter(contents::contains).toList();
    }

    /** Parts for which a layer file is there, done or stale. */
    public List<PartId> parts(String layer) throws IOException {
        return storage.list(layer).stream()
                .map(PartId::ofFileName)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    /** Names of the layers that have a file for at least one part, sorted. */
    public List<String> layers() throws IOException {
        List<String> layers = new ArrayList<>();
        for (String directory : storage.directories("")) {
            if (!parts(directory).isEmpty()) {
                layers.add(directory);
            }
        }
        return layers;
    }

    /**
     * The schema of a layer as its files have it.
     *
     * @throws UserException if no part has the layer
     */
    public LayerSchema schema(String layer) throws IOException {
        for (PartId part : parts(layer)) {
            return footer(layer, part).orElseThrow().schema();
        }
        throw new UserException("the corpus has no layer " + layer + ": run the stage that writes it");
    }

    /** The stamp of a layer's part; empty if the file is not there. */
    public Optional<LayerStamp> stamp(String layer, PartId part) throws IOException {
        return footer(layer, part).map(LayerFooter::stamp);
    }

    /** Rows of a part. */
    public long rowCount(PartId part) throws IOException {
        return rowCount(FilesLayer.NAME, part);
    }

    /** Rows of a layer's part; 0 if the file is not there. */
    public long rowCount(String layer, PartId part) throws IOException {
        return footer(layer, part).map(LayerFooter::rowCount).orElse(0L);
    }

    /** How many rows of a layer's part have each verdict; empty if the layer does not judge. */
    public Map<String, Long> dropCounts(String layer, PartId part) throws IOException {
        return footer(layer, part).map(LayerFooter::dropCounts).orElse(Map.of());
    }

    /**
     * Walks a part's rows with the given columns, which may come from several layers.
     *
     * @throws UserException if a layer is missing
     * @throws CorpusFormatException if layers disagree on the number of rows, or bytes are damaged
     */
    public RowCursor read(PartId part, Collection<? extends Column<?>> columns) throws IOException {
        return JoinedCursor.open(this, part, List.copyOf(columns));
    }

    /** Begins a layer file; it appears when the writer commits. */
    public LayerWriter write(PartId part, LayerSchema schema, LayerStamp stamp) throws IOException {
        String name = layerFile(schema.layer(), part);
        ProvenanceIndex.invalidate(storage);
        return ParquetLayerWriter.open(storage, name, schema, stamp, footer -> footers.put(name, Optional.of(footer)));
    }

    /** Forgets what is known of layer files; to be called when another process has written some. */
    public void forgetFooters() {
        footers.clear();
    }

    private Optional<LayerFooter> footer(String layer, PartId part) throws IOException {
        String name = layerFile(layer, part);
        Optional<LayerFooter> known = footers.get(name);
        if (known == null) {
            known = LayerFooter.read(storage, name);
            if (known.isPresent()) {
                footers.put(name, known);
            }
        }
        return known;
    }
}
