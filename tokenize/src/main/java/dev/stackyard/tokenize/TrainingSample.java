package dev.stackyard.tokenize;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.KeyedHash;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.render.RenderSink;
import dev.stackyard.tokenize.bpe.BpeTrainer;
import dev.stackyard.tokenize.bpe.PretokenCounts;
import dev.stackyard.tokenize.bpe.Pretokenization;
import java.io.IOException;
import java.util.BitSet;
import java.util.concurrent.atomic.LongAdder;

/**
 * The text that a tokenizer is trained on: all kept rows, or a share of them that has about the wanted size. A row is in the
 * sample by a hash of its content's identifier, so neither threads nor the order of parts decide, and copies are in or out
 * together.
 */
final class TrainingSample {

    private static final String PURPOSE = "training-sample";

    private final RunContext context;
    private final KeptRows rows;
    private final long wantedBytes;
    private final PretokenCounts counts = new PretokenCounts(Pretokenization.starCoder2());
    private final LongAdder files = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    private TrainingSample(RunContext context, KeptRows rows, long wantedBytes) {
        this.context = context;
        this.rows = rows;
        this.wantedBytes = wantedBytes;
    }

    /** Draws the sample and counts its pretokens. */
    static TrainingSample draw(RunContext context, KeptRows rows, long wantedBytes) throws IOException {
        TrainingSample sample = new TrainingSample(context, rows, wantedBytes);
        sample.run();
        return sample;
    }

    PretokenCounts counts() {
        return counts;
    }

    /** Rows in the sample. */
    long files() {
        return files.sum();
    }

    /** Bytes of redacted text in the sample. */
    long bytes() {
        return bytes.sum();
    }

    private void run() throws IOException {
        double share = Math.min(1, (double) wantedBytes / Math.max(1, keptBytes()));
        long totalRows = 0;
        for (PartId part : context.corpus().parts()) {
            totalRows += context.corpus().rowCount(part);
        }
        try (Progress.Task task = context.progress().begin("tokenizer sample", totalRows)) {
            context.forEach(context.corpus().parts(), part -> count(part, share, task));
        }
    }

    /** Original bytes of all kept rows. */
    private long keptBytes() throws IOException {
        LongAdder kept = new LongAdder();
        context.forEach(context.corpus().parts(), part -> {
            try (RowCursor cursor = rows.readVerdicts(part, FilesLayer.LENGTH_BYTES)) {
                while (cursor.next()) {
                    if (rows.keeps(cursor.row())) {
                        kept.add(cursor.row().get(FilesLayer.LENGTH_BYTES));
                    }
                }
            }
        });
        return kept.sum();
    }

    private void count(PartId part, double share, Progress.Task task) throws IOException {
        BitSet chosen = choose(part, share);
        PretokenCounts ofPart = new PretokenCounts(Pretokenization.starCoder2());
        Redaction redaction = new Redaction();
        RenderSink texts = new RenderSink() {
            @Override
            public void control(String token) {} // learnt from the list of control tokens, not from text

            @Override
            public void text(ByteSlice text) {
                ofPart.addText(text.array(), text.offset(), text.length());
                bytes.add(text.length());
                task.advance(0, text.length());
            }
        };
        try (RowCursor cursor = rows.read(part)) {
            for (int index = chosen.nextSetBit(0); index >= 0; index = chosen.nextSetBit(index + 1)) {
                cursor.skipTo(index);
                cursor.next();
                rows.render(cursor.row(), redaction, context.seed(), texts);
                files.increment();
            }
            task.advance(cursor.rowCount(), 0);
        }
        add(ofPart);
    }

    /** Which rows of a part are in the sample. */
    private BitSet choose(PartId part, double share) throws IOException {
        BitSet chosen = new BitSet();
        try (RowCursor cursor = rows.readVerdicts(part, FilesLayer.CONTENT_ID)) {
            while (cursor.next()) {
                Row row = cursor.row();
                chosen.set(Math.toIntExact(row.index()), rows.keeps(row) && isChosen(row, share));
            }
        }
        return chosen;
    }

    private boolean isChosen(Row row, double share) {
        return share >= 1 || KeyedHash.unit(context.seed(), PURPOSE, row.get(FilesLayer.CONTENT_ID)) < share;
    }

    /** Adds a part's counts; whatever order parts come in, the sums are the same. */
    private synchronized void add(PretokenCounts ofPart) {
        counts.addAll(ofPart);
        long needed = BpeTrainer.memoryBytes(counts);
        if (needed > context.memoryBytes()) {
            throw new UserException("training a tokenizer on this sample takes more than " + (needed >> 20)
                    + " MiB of memory: lower the setting training_bytes, or raise --memory above "
                    + (context.memoryBytes() >> 20) + " MiB");
        }
    }
}
