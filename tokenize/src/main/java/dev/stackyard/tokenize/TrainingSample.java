package dev.stackyard.tokenize;

import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.flow.Tasks;
import dev.stackyard.tokenize.bpe.BpeTrainer;
import dev.stackyard.tokenize.bpe.PretokenCounts;
import dev.stackyard.tokenize.bpe.Pretokenization;
import java.io.IOException;
import java.util.List;

/**
 * The text that a tokenizer is trained on: all kept rows, or a share of them that has about the wanted size. A row is in the
 * sample by a hash of its content's identifier, so neither threads nor the order of parts decide, and copies are in or out
 * together.
 *
 * @param counts of its pretokens
 * @param files rows in it
 * @param bytes of redacted text in it
 */
record TrainingSample(PretokenCounts counts, long files, long bytes) {

    /** Part, bytes. */
    private static final TableShape KEPT = TableShape.fixed("kept-bytes", 16);

    /** Sums the original bytes of a part's kept rows. */
    private record KeptBytes(KeptLayers layers) implements Step {

        @Override
        public void run(FlowTask task) throws IOException {
            KeptRows rows = layers.rows(task.corpus());
            long bytes = 0;
            try (RowCursor cursor = rows.readVerdicts(task.part(), FilesLayer.LENGTH_BYTES)) {
                while (cursor.next()) {
                    bytes += rows.keeps(cursor.row()) ? cursor.row().get(FilesLayer.LENGTH_BYTES) : 0;
                }
            }
            task.output(0).putLong(task.number()).putLong(bytes).end();
        }
    }

    /** Draws the sample and counts its pretokens. */
    static TrainingSample draw(RunContext context, KeptLayers layers, long wantedBytes) throws IOException {
        double share = Math.min(1, (double) wantedBytes / Math.max(1, keptBytes(context, layers)));
        long totalRows = 0;
        for (PartId part : context.corpus().parts()) {
            totalRows += context.corpus().rowCount(part);
        }
        Job job = Job.of("tokenizer sample", Tasks.parts(context.corpus().parts()))
                .rows(totalRows)
                .writing(SampleStep.COUNTS, SampleStep.TOTALS);
        List<Table> counted = context.flow().run(job, new SampleStep(layers, context.seed(), share));
        try (Table counts = counted.get(0);
                Table totals = counted.get(1)) {
            return new TrainingSample(sum(counts, context.memoryBytes()), sum(totals, 8), sum(totals, 16));
        }
    }

    private static long keptBytes(RunContext context, KeptLayers layers) throws IOException {
        Job job = Job.of("", Tasks.parts(context.corpus().parts())).writing(KEPT);
        try (Table kept = context.flow().run(job, new KeptBytes(layers)).get(0)) {
            return sum(kept, 8);
        }
    }

    /** The sum of the numbers at a place of all records. */
    private static long sum(Table table, int at) throws IOException {
        long sum = 0;
        try (TableCursor cursor = table.read()) {
            while (cursor.next()) {
                sum += cursor.getLong(at);
            }
        }
        return sum;
    }

    /** Adds all parts' counts; whatever order they come in, the sums are the same. */
    private static PretokenCounts sum(Table table, long memoryBytes) throws IOException {
        PretokenCounts counts = new PretokenCounts(Pretokenization.starCoder2());
        try (TableCursor cursor = table.read()) {
            while (cursor.next()) {
                counts.addPacked(
                        cursor.array(),
                        cursor.offset() + SampleStep.COUNTS_KEY_BYTES,
                        cursor.length() - SampleStep.COUNTS_KEY_BYTES);
                long needed = BpeTrainer.memoryBytes(counts);
                if (needed > memoryBytes) {
                    throw new UserException("training a tokenizer on this sample takes more than " + (needed >> 20)
                            + " MiB of memory: lower the setting training_bytes, or raise --memory above "
                            + (memoryBytes >> 20) + " MiB");
                }
            }
        }
        return counts;
    }
}
