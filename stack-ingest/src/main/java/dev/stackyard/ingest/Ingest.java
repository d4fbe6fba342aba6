package dev.stackyard.ingest;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.LocalEngine;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.ingest.internal.IngestRun;
import dev.stackyard.ingest.internal.PlanStore;
import dev.stackyard.ingest.internal.Recount;
import dev.stackyard.ingest.internal.Summaries;
import dev.stackyard.ingest.internal.conversations.ConversationRun;
import dev.stackyard.ingest.internal.published.PublishedRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns sources into the {@code files} and {@code contents} layers of a corpus.
 *
 * <p>Sources are first looked at, all of them, and a plan is written to {@code ingest/plan-00000.json}: which repositories,
 * at which commit, in which part. Then the parts are written, one thread each. A killed run is continued by running it
 * again, and gives the same bytes as one that was left alone; so does any number of threads. Ingesting more adds parts; a
 * repository that is in the corpus is not ingested again, even if its head has moved. What was removed on request stays out:
 * its repositories are skipped, its contents become stubs wherever else they are found.
 */
public final class Ingest {

    private Ingest() {}

    /**
     * Ingests.
     *
     * @param settings for what is new; a plan that an older run left unfinished is carried out with its own
     * @param context lends corpus (which may be empty yet, and whose {@link dev.stackyard.corpus.CorpusLock} the caller holds),
     *     threads and flow. A thread that reads and writes a part takes some 150 MiB of heap, with {@link
     *     IngestSettings#maxFileBytes} as large as its default
     * @return what the corpus holds now; sources that could not be ingested are named in it
     * @throws dev.stackyard.corpus.UserException if a location or the metadata file is wrong, or a source changed while it
     *     was being read, or cannot be seen from where its part is written
     * @throws IOException if the corpus cannot be read or written
     */
    public static IngestSummary run(IngestRequest request, IngestSettings settings, RunContext context)
            throws IOException {
        return new IngestRun(request, settings, context).run();
    }

    /** Ingests on the threads of this machine: see {@link #run(IngestRequest, IngestSettings, RunContext)}. */
    public static IngestSummary run(
            IngestRequest request, Corpus corpus, IngestSettings settings, int threads, Progress progress)
            throws IOException {
        return local(corpus, threads, progress, context -> run(request, settings, context));
    }

    /**
     * Ingests a published dataset: a list of ids, whose contents are fetched, or rows with contents. Beside {@code files} and
     * {@code contents} it writes the layer {@code published} with what the dataset says of its rows.
     *
     * @param context as above; a part takes some 250 MiB of heap, however large the dataset's rows are
     * @throws dev.stackyard.corpus.UserException if an input is no file of the dataset, or has changed in the middle
     * @throws IOException if something cannot be read or written; running it again goes on from there
     */
    public static IngestSummary run(PublishedRequest request, IngestSettings settings, RunContext context)
            throws IOException {
        return new PublishedRun(request, settings, context).run();
    }

    /** Ingests a dataset on the threads of this machine: see {@link #run(PublishedRequest, IngestSettings, RunContext)}. */
    public static IngestSummary run(
            PublishedRequest request, Corpus corpus, IngestSettings settings, int threads, Progress progress)
            throws IOException {
        return local(corpus, threads, progress, context -> run(request, settings, context));
    }

    @FunctionalInterface
    private interface Work {
        IngestSummary in(RunContext context) throws IOException;
    }

    private static IngestSummary local(Corpus corpus, int threads, Progress progress, Work work) throws IOException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        EngineSettings settings =
                new EngineSettings(threads, EngineSettings.defaults().memoryBytes(), 0);
        List<IngestSummary> made = new ArrayList<>();
        new LocalEngine(settings, progress).lend(corpus, context -> made.add(work.in(context)));
        return made.get(0);
    }

    /**
     * Ingests issues and pull requests. Each is a row of kind {@code issue} or {@code pull}, whose content is a {@link
     * dev.stackyard.corpus.conversation.Conversation}. One that goes on after an earlier ingest becomes a new row that holds the
     * whole; the earlier row stays and is told apart by the layer {@code versions}.
     *
     * @param context as above; its threads scan files and write parts, its flow finds what earlier ingests have
     * @throws dev.stackyard.corpus.UserException if a location names nothing, or a file has changed in the middle
     * @throws IOException if something cannot be read or written; running it again goes on from there
     */
    public static IngestSummary run(ConversationsRequest request, IngestSettings settings, RunContext context)
            throws IOException {
        return new ConversationRun(request, settings, context).run();
    }

    /**
     * Ingests issues and pull requests on the threads of this machine: see {@link #run(ConversationsRequest, IngestSettings,
     * RunContext)}.
     */
    public static IngestSummary run(
            ConversationsRequest request, Corpus corpus, IngestSettings settings, int threads, Progress progress)
            throws IOException {
        return local(corpus, threads, progress, context -> run(request, settings, context));
    }

    /** What all ingests so far have made of a corpus; for reports. */
    public static IngestSummary summary(Corpus corpus) throws IOException {
        return Summaries.of(new PlanStore(corpus.storage()));
    }

    /** Counts parts anew of which rows have been removed, so that {@link #summary} says what is there now. */
    public static void recount(Corpus corpus, Iterable<PartId> parts) throws IOException {
        for (PartId part : parts) {
            Recount.of(corpus, part);
        }
    }
}
