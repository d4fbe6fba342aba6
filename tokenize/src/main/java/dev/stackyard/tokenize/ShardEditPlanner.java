package dev.stackyard.tokenize;

import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Works out which tokens of a shard go with some rows. A segment goes from the control token before its path to its last
 * token; a document of which no segment is left goes whole, with its name and its end.
 */
final class ShardEditPlanner {

    private static final int CHUNK_TOKENS = 1 << 12;

    /** A segment of a document that loses some. */
    private record Place(long firstToken, long end, boolean removed) {}

    private final Storage storage;
    private final Manifest manifest;
    private final RemovedTexts removed;
    private final int fileToken;

    ShardEditPlanner(Storage storage, Manifest manifest, RemovedTexts removed) {
        this.storage = storage;
        this.manifest = manifest;
        this.removed = removed;
        this.fileToken = ControlIds.of(manifest).file();
    }

    /** The edit of a shard; empty if no removed row is in it. */
    Optional<ShardEdit> plan(Manifest.Shard shard) throws IOException {
        ProvenanceReader provenance = new ProvenanceReader(storage, manifest);
        Counts counts = new Counts();
        provenance.forEach(shard, row -> counts.add(row, removed.find(row.swhid())));
        if (counts.segments == 0) {
            return Optional.empty();
        }
        SortedMap<Integer, List<Place>> documents = new TreeMap<>();
        provenance.forEach(shard, row -> {
            if (counts.documents.contains(row.document())) {
                documents
                        .computeIfAbsent(Math.toIntExact(row.document()), number -> new ArrayList<>())
                        .add(new Place(
                                row.firstToken(),
                                row.firstToken() + row.tokenCount(),
                                removed.find(row.swhid()) != null));
            }
        });
        return Optional.of(new ShardEdit(
                shard,
                cuts(shard, documents),
                counts.segments,
                counts.tokens,
                counts.byKind,
                counts.byLanguage,
                counts.byLicenseType));
    }

    private List<ShardEdit.Cut> cuts(Manifest.Shard shard, SortedMap<Integer, List<Place>> documents)
            throws IOException {
        List<ShardEdit.Cut> cuts = new ArrayList<>();
        try (MegatronReader reader = MegatronReader.open(
                storage,
                ShardFiles.inDirectory(shard.idx().file()),
                ShardFiles.inDirectory(shard.bin().file()))) {
            for (Map.Entry<Integer, List<Place>> document : documents.entrySet()) {
                List<Place> places = document.getValue();
                places.sort(Comparator.comparingLong(Place::firstToken));
                addCuts(reader, document.getKey(), places, cuts);
            }
        }
        return cuts;
    }

    private void addCuts(MegatronReader reader, int document, List<Place> places, List<ShardEdit.Cut> cuts)
            throws IOException {
        long documentStart = reader.documentStart(document);
        if (places.stream().allMatch(Place::removed)) {
            long end = documentStart + reader.documentLength(document);
            cuts.add(new ShardEdit.Cut(document, documentStart, end, true));
            return;
        }
        long start =
                firstFileToken(reader, document, documentStart, places.get(0).firstToken());
        long open = -1;
        for (Place place : places) {
            if (place.removed() && open < 0) {
                open = start;
            } else if (!place.removed() && open >= 0) {
                cuts.add(new ShardEdit.Cut(document, open, start, false));
                open = -1;
            }
            start = place.end();
        }
        if (open >= 0) {
            cuts.add(new ShardEdit.Cut(document, open, start, false));
        }
    }

    /** Where the first segment of a document begins: behind the name, if there is one. Text never has a control token. */
    private long firstFileToken(MegatronReader reader, int document, long from, long to) throws IOException {
        for (long position = from; position < to; position += CHUNK_TOKENS) {
            int[] ids = reader.tokens(position, (int) Math.min(CHUNK_TOKENS, to - position));
            for (int i = 0; i < ids.length; i++) {
                if (ids[i] == fileToken) {
                    return position + i;
                }
            }
        }
        throw new CorpusFormatException(
                storage.location(ShardFiles.DIRECTORY),
                "has a document " + document
                        + " in which no control token comes before the first file: tokenize again");
    }

    /** What the removed rows have in a shard. */
    private static final class Counts {

        final Set<Long> documents = new HashSet<>();
        final SortedMap<String, Long> byKind = new TreeMap<>();
        final SortedMap<String, Long> byLanguage = new TreeMap<>();
        final SortedMap<String, Long> byLicenseType = new TreeMap<>();
        long segments;
        long tokens;

        void add(ProvenanceRow row, RemovedTexts.@org.jspecify.annotations.Nullable Labels labels) {
            if (labels != null) {
                segments++;
                tokens += row.tokenCount();
                documents.add(row.document());
                byKind.merge(row.kind(), row.tokenCount(), Long::sum);
                byLanguage.merge(labels.language(), row.tokenCount(), Long::sum);
                byLicenseType.merge(labels.licenseType(), row.tokenCount(), Long::sum);
            }
        }
    }
}
