package dev.stackyard.dedup;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.RowId;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.dedup.bigcode.BigCodeSigner;
import java.io.IOException;

/** Links every row to the first one that agrees with it in a band, band by band: a star for each bucket, whatever its size. */
final class BandLinks {

    /*
     * bands    band 1 | key 12 | row 8
     * links    row 8 | the least row in its bucket 8     as Components takes them
     */
    private static final int BUCKET_BYTES = 1 + BigCodeSigner.KEY_BYTES;
    private static final TableShape BANDS = TableShape.fixed("bands", BUCKET_BYTES + 8);

    private BandLinks() {}

    static Table of(DuplicatesRun run) throws IOException {
        SignatureBands.check(run);
        DuplicatesSettings settings = run.settings();
        try (Table bands = run.flow()
                .run(run.eachPart("read signatures").writing(BANDS), task -> readPart(task, settings))
                .get(0)) {
            return run.join(BUCKET_BYTES, Components.LINKS, BandLinks::link, bands);
        }
    }

    private static void readPart(FlowTask task, DuplicatesSettings settings) throws IOException {
        Corpus corpus = task.corpus();
        RecordOutput out = task.output(0);
        try (RowCursor rows = corpus.read(task.part(), SignatureBands.columns(settings))) {
            while (rows.next()) {
                ByteSlice signature = rows.row().find(SignaturesLayer.SIGNATURE);
                if (signature != null) {
                    long scope = SignatureBands.scope(rows.row(), settings);
                    long row = RowId.of(task.part(), rows.row().index());
                    putBands(signature, scope, row, settings.bands(), out);
                }
            }
            task.advance(rows.rowCount(), 0);
        }
    }

    private static void putBands(ByteSlice signature, long scope, long row, int bands, RecordOutput out)
            throws IOException {
        byte[] keys = signature.array();
        for (int band = 0; band < bands; band++) {
            int at = signature.offset() + band * BigCodeSigner.KEY_BYTES;
            long key = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                key = key << 8 | (keys[at + i] & 0xFF);
            }
            out.putByte(band)
                    .putLong(key ^ scope)
                    .putBytes(keys, at + Long.BYTES, BigCodeSigner.KEY_BYTES - Long.BYTES)
                    .putLong(row)
                    .end();
        }
    }

    private static void link(FlowTask task) throws IOException {
        TableCursor bands = task.open(0);
        RecordOutput out = task.output(0);
        byte[] bucket = new byte[BUCKET_BYTES];
        long least = -1;
        while (bands.next()) {
            if (least >= 0 && bands.matches(0, bucket, 0, BUCKET_BYTES)) {
                out.putBytes(bands, BUCKET_BYTES, 8).putLong(least).end();
            } else {
                bands.getBytes(0, bucket, 0, BUCKET_BYTES);
                least = bands.getLong(BUCKET_BYTES);
            }
        }
    }
}
