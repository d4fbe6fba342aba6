package dev.stackyard.tokenize;

import dev.stackyard.corpus.Checksums;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.internal.ParquetLayerWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one shard: copies its documents' tokens from the encoded parts, puts the control tokens between them, and notes where
 * every segment came to lie. Used by one thread.
 */
final class ShardWriter {

    private static final int COPY_BYTES = 1 << 18;

    private final Storage storage;
    private final ControlIds controls;
    private final TokenWidth width;
    private final LayerStamp stamp;
    private final byte[] copy = new byte[COPY_BYTES];
    private final byte[] one = new byte[Integer.BYTES];
    private final List<ProvenanceRow> rows = new ArrayList<>();
    private final ShardCounts counts = new ShardCounts();

    /** @param stamp of the provenance file: settings and inputs of the run */
    ShardWriter(Storage storage, ControlIds controls, TokenWidth width, LayerStamp stamp) {
        this.storage = storage;
        this.controls = controls;
        this.width = width;
        this.stamp = stamp;
    }

    /** Writes tokens, index and provenance; says what they are. */
    Manifest.Shard write(ShardPlan plan, Progress.Task task) throws IOException {
        String name = ShardFiles.shard(plan.number());
        int[] lengths = new int[plan.documents().size()];
        try (WorkReaders parts = new WorkReaders(storage);
                ChecksummedOutput bin = ChecksummedOutput.create(storage, ShardFiles.bin(plan.number()));
                ChecksummedOutput idx = ChecksummedOutput.create(storage, ShardFiles.idx(plan.number()))) {
            long firstToken = 0;
            for (int i = 0; i < lengths.length; i++) {
                DocumentEntry entry = plan.documents().get(i);
                WorkReader part = parts.of(entry.part());
                Document document = part.document(entry);
                render(document, part, bin);
                note(name, i, firstToken, document);
                counts.addDocument(document);
                lengths[i] = Math.toIntExact(document.tokens());
                firstToken += lengths[i];
                task.advance(document.segments().size(), (long) lengths[i] * width.bytes());
            }
            MegatronIndex.write(idx, width, lengths, lengths.length);
            Manifest.FileEntry provenance = writeProvenance(plan.number());
            return counts.shard(name, bin.commit(), idx.commit(), provenance);
        }
    }

    private void render(Document document, WorkReader part, ChecksummedOutput bin) throws IOException {
        if (document.form() == DocumentForm.WITH_METADATA) {
            writeControl(controls.repository(), bin);
            copyTokens(part, document.nameOffset(), document.nameTokens(), bin);
        }
        for (Segment segment : document.segments()) {
            if (document.form() != DocumentForm.TEXT_ONLY) {
                writeControl(controls.file(), bin);
            }
            copyTokens(part, segment.tokenOffset(), (long) segment.pathTokens() + segment.textTokens(), bin);
        }
        writeControl(controls.end(), bin);
    }

    private void writeControl(int id, ChecksummedOutput bin) throws IOException {
        bin.write(one, 0, width.put(id, one, 0));
    }

    private void copyTokens(WorkReader part, long offset, long count, ChecksummedOutput bin) throws IOException {
        long position = offset * width.bytes();
        long left = count * width.bytes();
        while (left > 0) {
            int length = (int) Math.min(left, COPY_BYTES);
            part.readTokenBytes(position, copy, 0, length);
            bin.write(copy, 0, length);
            position += length;
            left -= length;
        }
    }

    /** Notes where a document's segments lie. */
    private void note(String shard, int number, long documentStart, Document document) {
        long token = documentStart + (document.form() == DocumentForm.WITH_METADATA ? 1 + document.nameTokens() : 0);
        for (Segment segment : document.segments()) {
            token += (document.form() == DocumentForm.TEXT_ONLY ? 0 : 1) + segment.pathTokens();
            rows.add(new ProvenanceRow(
                    shard,
                    number,
                    token,
                    segment.textTokens(),
                    segment.swhid(),
                    segment.kind(),
                    segment.releasedSha1(),
                    segment.licenses(),
                    segment.redactions()));
            token += segment.textTokens();
        }
    }

    private Manifest.FileEntry writeProvenance(int number) throws IOException {
        rows.sort(ProvenanceRow.ORDER);
        String relativeName = ShardFiles.provenance(number);
        String name = ShardFiles.inDirectory(relativeName);
        try (LayerWriter out = ParquetLayerWriter.open(storage, name, ProvenanceLayer.SCHEMA, stamp, footer -> {})) {
            for (ProvenanceRow row : rows) {
                append(row, out);
            }
            out.commit();
        }
        Checksums.Checksum checksum = Checksums.sha256(storage, name);
        return new Manifest.FileEntry(relativeName, checksum.bytes(), checksum.sha256());
    }

    /** Appends a row to a provenance file. */
    static void append(ProvenanceRow row, LayerWriter out) throws IOException {
        out.row()
                .set(ProvenanceLayer.SHARD, row.shard())
                .set(ProvenanceLayer.DOCUMENT, row.document())
                .set(ProvenanceLayer.FIRST_TOKEN, row.firstToken())
                .set(ProvenanceLayer.TOKEN_COUNT, row.tokenCount())
                .set(ProvenanceLayer.SWHID, row.swhid())
                .set(ProvenanceLayer.KIND, row.kind())
                .set(ProvenanceLayer.RELEASED_SHA1, row.releasedSha1())
                .set(ProvenanceLayer.DETECTED_LICENSES, row.detectedLicenses())
                .set(ProvenanceLayer.REDACTIONS, row.redactions());
        out.append();
    }
}
