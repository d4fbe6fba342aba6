package dev.stackyard.ingest.internal.published;

import dev.stackyard.corpus.BulkReader;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.ingest.internal.PlanStore;
import dev.stackyard.ingest.internal.bucket.ContentBucket;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tasks do when a published dataset is ingested. */
final class PublishedSteps {

    /** {@link dev.stackyard.corpus.RowId} of the part's first row, file (4 bytes), row (8), {@link ScratchRows}. */
    static final TableShape ROWS = TableShape.variable("published-rows");

    private PublishedSteps() {}

    /**
     * Which plan tasks carry out.
     *
     * @param version tells plans apart that had the same number
     * @param fetches contents that are fetched at a time
     */
    record Where(int number, String version, int fetches) implements Serializable {

        /** The plan that this process has read last: on a cluster each worker reads it once. */
        private static volatile @Nullable Loaded last;

        private record Loaded(String location, String version, PublishedPlan plan) {}

        PublishedPlan plan(Storage storage) throws IOException {
            Loaded known = last;
            if (known != null && known.version.equals(version) && known.location.equals(storage.location())) {
                return known.plan;
            }
            PublishedPlan plan = new PlanStore(storage).publishedPlan(number);
            last = new Loaded(storage.location(), version, plan);
            return plan;
        }

        PublishedPartWriter writer(Corpus corpus) throws IOException {
            return new PublishedPartWriter(corpus, new PlanStore(corpus.storage()), bucket(plan(corpus.storage())));
        }

        private @Nullable ContentBucket bucket(PublishedPlan plan) {
            String contents = plan.contents();
            if (contents == null) {
                return null;
            }
            BulkReader.Limits limits =
                    new BulkReader.Limits(fetches, BulkReader.Limits.defaults().bufferBytes());
            return new ContentBucket(
                    Storages.of(contents), limits, (int) plan.settings().maxFileBytes() - 1);
        }
    }

    /**
     * Reads spans whose rows are repositories, a span to a task.
     *
     * @param spans positions in the plan, by task
     */
    record WriteSpan(Where where, List<Integer> spans) implements Step {

        WriteSpan {
            spans = List.copyOf(spans);
        }

        @Override
        public void run(FlowTask task) throws IOException {
            PublishedPlan plan = where.plan(task.corpus().storage());
            PublishedPlan.Span span = plan.spans().get(spans.get(task.number()));
            StorageFile file = StorageFile.of(plan.inputs().get(span.input()).location());
            SpanReader.read(
                    plan,
                    span,
                    file,
                    where.writer(task.corpus()),
                    task.scratch("contents").resolve("inline"),
                    task::advance);
        }
    }

    /** Deals the rows of a file, which are files of mixed repositories, out to their parts. */
    record DealRows(Where where, int span, List<PartId> parts) implements Step {

        DealRows {
            parts = List.copyOf(parts);
        }

        @Override
        public void run(FlowTask task) throws IOException {
            PublishedPlan plan = where.plan(task.corpus().storage());
            new MixedReader(plan, plan.spans().get(span)).deal(task.number(), new HashSet<>(parts), task.output(0));
        }
    }

    /** Groups a part's rows by repository and writes it. */
    record WriteMixed(Where where, int span) implements Step {

        @Override
        public void run(FlowTask task) throws IOException {
            PublishedPlan plan = where.plan(task.corpus().storage());
            new MixedReader(plan, plan.spans().get(span)).write(where.writer(task.corpus()), task);
        }
    }
}
