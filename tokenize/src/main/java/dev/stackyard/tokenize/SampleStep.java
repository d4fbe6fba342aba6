package dev.stackyard.tokenize;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.KeyedHash;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.tokenize.bpe.PretokenCounts;
import dev.stackyard.tokenize.bpe.Pretokenization;
import java.io.IOException;
import java.util.BitSet;

/**
 * Counts the pretokens of a part's share of the sample.
 *
 * @param share of the kept rows' text that is in the sample, from 0 to 1
 */
record SampleStep(KeptLayers layers, long seed, double share) implements Step {

    /** Part, number of the record (4 bytes each), some counts as {@link PretokenCounts#forEachPacked} gives them. */
    static final TableShape COUNTS = TableShape.variable("pretoken-counts");

    static final int COUNTS_KEY_BYTES = 8;

    /** Part, rows in the sample, bytes of their text. */
    static final TableShape TOTALS = TableShape.fixed("sample-totals", 24);

    private static final String PURPOSE = "training-sample";

    @Override
    public void run(FlowTask task) throws IOException {
        KeptRows rows = layers.rows(task.corpus());
        BitSet chosen = choose(rows, task.part());
        PretokenCounts counts = new PretokenCounts(Pretokenization.starCoder2());
        Redaction redaction = new Redaction();
        long bytes = 0;
        try (RowCursor cursor = rows.read(task.part())) {
            for (int index = chosen.nextSetBit(0); index >= 0; index = chosen.nextSetBit(index + 1)) {
                cursor.skipTo(index);
                cursor.next();
                ByteSlice text = rows.redactedText(cursor.row(), redaction);
                counts.addText(text.array(), text.offset(), text.length());
                bytes += text.length();
                task.advance(0, text.length());
            }
            task.advance(cursor.rowCount(), 0);
        }
        int[] record = {0};
        counts.forEachPacked((packed, length) -> task.output(0)
                .putInt(task.number())
                .putInt(record[0]++)
                .putBytes(packed, 0, length)
                .end());
        task.output(1)
                .putLong(task.number())
                .putLong(chosen.cardinality())
                .putLong(bytes)
                .end();
    }

    /** Which rows of a part are in the sample. */
    private BitSet choose(KeptRows rows, PartId part) throws IOException {
        BitSet chosen = new BitSet();
        try (RowCursor cursor = rows.readVerdicts(part, FilesLayer.CONTENT_ID)) {
            while (cursor.next()) {
                Row row = cursor.row();
                chosen.set(Math.toIntExact(row.index()), rows.keeps(row) && isChosen(row));
            }
        }
        return chosen;
    }

    private boolean isChosen(Row row) {
        return share >= 1 || KeyedHash.unit(seed, PURPOSE, row.get(FilesLayer.CONTENT_ID)) < share;
    }
}
