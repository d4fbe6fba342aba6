package dev.stackyard.tokenize;

import dev.stackyard.corpus.Checksums;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.internal.LayerFooter;
import dev.stackyard.corpus.internal.ParquetLayerWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Carries out the edit of one shard. Each of its three files is either as the edit knew it, and then written anew, or already
 * written by a run that was cut off, and then left alone.
 */
final class ShardEditor {

    private static final int COPY_BYTES = 1 << 18;

    private final Storage storage;
    private final Manifest manifest;
    private final ShardEdit edit;
    private final boolean mask;
    private final TokenWidth width;
    /** {@code removedBefore[i]}: tokens of the first i cuts; {@code documentsBefore[i]}: documents that went with them. */
    private final long[] removedBefore;

    private final int[] documentsBefore;

    ShardEditor(Storage storage, Manifest manifest, ShardEdit edit, boolean mask) {
        this.storage = storage;
        this.manifest = manifest;
        this.edit = edit;
        this.mask = mask;
        this.width = TokenWidth.of(manifest.tokenizer().vocabularySize());
        int count = edit.cuts().size();
        this.removedBefore = new long[count + 1];
        this.documentsBefore = new int[count + 1];
        for (int i = 0; i < count; i++) {
            ShardEdit.Cut cut = edit.cuts().get(i);
            removedBefore[i + 1] = removedBefore[i] + (mask ? 0 : cut.tokens());
            documentsBefore[i + 1] = documentsBefore[i] + (!mask && cut.whole() ? 1 : 0);
        }
    }

    /** Edits the shard. Returns what the manifest is to say of it; empty if nothing is left of it. */
    Optional<Manifest.Shard> edit() throws IOException {
        Manifest.Shard before = edit.before();
        if (documentsBefore[edit.cuts().size()] == before.documents()) {
            for (Manifest.FileEntry file : before.files()) {
                storage.delete(ShardFiles.inDirectory(file.file()));
            }
            return Optional.empty();
        }
        Manifest.FileEntry bin = isAsBefore(before.bin()) ? writeTokens() : now(before.bin());
        Manifest.FileEntry idx = isAsBefore(before.idx()) ? writeIndex() : now(before.idx());
        Manifest.FileEntry provenance = isAsBefore(before.provenance()) ? writeProvenance() : now(before.provenance());
        return Optional.of(new Manifest.Shard(
                before.name(),
                bin,
                idx,
                provenance,
                before.documents() - documentsBefore[edit.cuts().size()],
                before.segments() - edit.segments(),
                before.tokens() - removedBefore[edit.cuts().size()],
                before.segmentTokens() - edit.segmentTokens(),
                less(before.tokensByKind(), edit.tokensByKind()),
                less(before.tokensByLanguage(), edit.tokensByLanguage()),
                less(before.tokensByLicenseType(), edit.tokensByLicenseType())));
    }

    private boolean isAsBefore(Manifest.FileEntry file) throws IOException {
        return now(file).sha256().equals(file.sha256());
    }

    private Manifest.FileEntry now(Manifest.FileEntry file) throws IOException {
        Checksums.Checksum checksum = Checksums.sha256(storage, ShardFiles.inDirectory(file.file()));
        return new Manifest.FileEntry(file.file(), checksum.bytes(), checksum.sha256());
    }

    /** Counts less those of removed rows; a name of which nothing is left goes. Shards older than a layer may count otherwise. */
    private static SortedMap<String, Long> less(SortedMap<String, Long> counts, SortedMap<String, Long> removed) {
        SortedMap<String, Long> left = new TreeMap<>(counts);
        removed.forEach((name, count) ->
                left.computeIfPresent(name, (same, before) -> before > count ? Long.valueOf(before - count) : null));
        return left;
    }

    private Manifest.FileEntry writeTokens() throws IOException {
        Manifest.FileEntry file = edit.before().bin();
        try (Storage.Reader in = storage.open(ShardFiles.inDirectory(file.file()));
                ChecksummedOutput out = ChecksummedOutput.create(storage, file.file())) {
            long position = 0;
            for (ShardEdit.Cut cut : edit.cuts()) {
                copy(in, position, cut.start(), out);
                if (mask) {
                    writeEnds(cut.tokens(), out);
                }
                position = cut.end();
            }
            copy(in, position, edit.before().tokens(), out);
            return out.commit();
        }
    }

    private void copy(Storage.Reader in, long fromToken, long toToken, ChecksummedOutput out) throws IOException {
        byte[] chunk = new byte[COPY_BYTES];
        long position = fromToken * width.bytes();
        long left = (toToken - fromToken) * width.bytes();
        while (left > 0) {
            int length = (int) Math.min(left, COPY_BYTES);
            in.readFully(position, chunk, 0, length);
            out.write(chunk, 0, length);
            position += length;
            left -= length;
        }
    }

    private void writeEnds(long count, ChecksummedOutput out) throws IOException {
        byte[] one = new byte[Integer.BYTES];
        int length = width.put(ControlIds.of(manifest).end(), one, 0);
        for (long i = 0; i < count; i++) {
            out.write(one, 0, length);
        }
    }

    private Manifest.FileEntry writeIndex() throws IOException {
        Manifest.FileEntry file = edit.before().idx();
        List<Integer> lengths = new ArrayList<>();
        try (MegatronReader reader = MegatronReader.open(
                storage,
                ShardFiles.inDirectory(file.file()),
                ShardFiles.inDirectory(edit.before().bin().file()))) {
            int next = 0;
            for (int document = 0; document < reader.documents(); document++) {
                int length = reader.documentLength(document);
                boolean whole = false;
                while (next < edit.cuts().size() && edit.cuts().get(next).document() == document) {
                    ShardEdit.Cut cut = edit.cuts().get(next++);
                    length -= mask ? 0 : Math.toIntExact(cut.tokens());
                    whole |= cut.whole() && !mask;
                }
                if (!whole) {
                    lengths.add(length);
                }
            }
        }
        try (ChecksummedOutput out = ChecksummedOutput.create(storage, file.file())) {
            int[] array = lengths.stream().mapToInt(Integer::intValue).toArray();
            MegatronIndex.write(out, width, array, array.length);
            return out.commit();
        }
    }

    private Manifest.FileEntry writeProvenance() throws IOException {
        Manifest.FileEntry file = edit.before().provenance();
        String name = ShardFiles.inDirectory(file.file());
        LayerFooter footer = LayerFooter.read(storage, name).orElseThrow();
        try (LayerWriter out =
                ParquetLayerWriter.open(storage, name, ProvenanceLayer.SCHEMA, footer.stamp(), written -> {})) {
            new ProvenanceReader(storage, manifest).forEach(edit.before(), row -> {
                int cut = lastCutAt(row.firstToken());
                if (cut < 0 || !edit.cuts().get(cut).takes(row.firstToken())) {
                    append(moved(row, cut + 1), out);
                }
            });
            out.commit();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return now(file);
    }

    private static void append(ProvenanceRow row, LayerWriter out) {
        try {
            ShardWriter.append(row, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param cuts how many cuts begin before the row, all of which end before it */
    private ProvenanceRow moved(ProvenanceRow row, int cuts) {
        return new ProvenanceRow(
                row.shard(),
                row.document() - documentsBefore[cuts],
                row.firstToken() - removedBefore[cuts],
                row.tokenCount(),
                row.swhid(),
                row.kind(),
                row.releasedSha1(),
                row.detectedLicenses(),
                row.redactions());
    }

    /** The last cut that begins at or before a token and could take it; -1 if there is none. */
    private int lastCutAt(long token) {
        int low = 0;
        int high = edit.cuts().size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            ShardEdit.Cut cut = edit.cuts().get(middle);
            if (cut.start() < token || (cut.whole() && cut.start() == token)) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
