package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.removal.Removals;
import dev.stackyard.ingest.internal.kaggle.KaggleFacts;
import java.io.IOException;
import java.util.Objects;

/**
 * Writes the two layers of parts. A part is done when its {@code files} layer is there with the plan's stamp: that comes
 * last, after its report and its {@code contents}. Thread-safe.
 */
final class PartWriter {

    /** Rows after which progress is told: often enough to be seen, seldom enough to cost nothing. */
    private static final int PROGRESS_ROWS = 256;

    private final Corpus corpus;
    private final PlanStore store;
    private final Removals removals;

    PartWriter(Corpus corpus, PlanStore store, Removals removals) {
        this.corpus = corpus;
        this.store = store;
        this.removals = removals;
    }

    /** Whether a part's layers are there and made by this plan. */
    boolean isDone(IngestPlan plan, IngestPlan.Part part) throws IOException {
        LayerStamp stamp = plan.stamp(part);
        return corpus.stamp(ContentsLayer.NAME, part.id()).filter(stamp::equals).isPresent()
                && corpus.stamp(FilesLayer.NAME, part.id())
                        .filter(stamp::equals)
                        .isPresent();
    }

    /** Writes a part, all of its repositories. */
    void write(IngestPlan plan, IngestPlan.Part part, SourceOpener opener, Progress.Task task) throws IOException {
        LayerStamp stamp = plan.stamp(part);
        PartId id = part.id();
        PartTally tally = new PartTally();
        try (LayerWriter files = corpus.write(id, FilesLayer.SCHEMA, stamp);
                LayerWriter contents = corpus.write(id, ContentsLayer.SCHEMA, stamp)) {
            RowWriter rows = new RowWriter(files, contents, tally, new Refusals(removals));
            KaggleFacts kaggle = KaggleFacts.NONE;
            String name = null;
            for (PlanEntry entry : part.repositories()) {
                if (!Objects.equals(entry.kaggle(), name)) {
                    name = entry.kaggle();
                    kaggle = KaggleFacts.load(corpus.storage(), name);
                }
                FileTaker taker = FileTaker.of(entry, rows, plan.settings().maxFileBytes(), kaggle);
                write(entry, opener, taker, tally, task);
            }
            store.save(id, tally.report(id, part.repositories().size()));
            contents.commit();
            files.commit();
        }
    }

    private static void write(
            PlanEntry entry, SourceOpener opener, FileTaker taker, PartTally tally, Progress.Task task)
            throws IOException {
        LocatedSource source = LocatedSource.of(entry);
        ProgressMeter meter = new ProgressMeter(tally, task);
        try (SourceReader reader = opener.open(source)) {
            reader.read(entry.state(), file -> {
                taker.accept(file);
                meter.tick();
            });
            taker.end();
        } catch (RejectedSourceException e) {
            throw new UserException(entry.location() + " " + e.reason() + ": run the same command again", e);
        }
        meter.flush();
        opener.release(source);
    }

    /** Tells of rows and bytes in handfuls. */
    private static final class ProgressMeter {

        private final PartTally tally;
        private final Progress.Task task;
        private long rows;
        private long bytes;

        ProgressMeter(PartTally tally, Progress.Task task) {
            this.tally = tally;
            this.task = task;
            this.rows = tally.rows();
            this.bytes = tally.contentBytes();
        }

        void tick() {
            if (tally.rows() - rows >= PROGRESS_ROWS) {
                flush();
            }
        }

        void flush() {
            task.advance(tally.rows() - rows, tally.contentBytes() - bytes);
            rows = tally.rows();
            bytes = tally.contentBytes();
        }
    }
}
