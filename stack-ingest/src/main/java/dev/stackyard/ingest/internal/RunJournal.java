package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusJournal;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import java.io.IOException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Notes ingests of every kind in a corpus's journal. */
public final class RunJournal {

    private RunJournal() {}

    /**
     * An ingest that has come to its end.
     *
     * @param worked whether it wrote any part
     */
    public record Run(String stage, int version, IngestSettings settings, boolean worked, IngestSummary summary) {}

    /**
     * Notes a run, and the layer files that are there now; nothing while the corpus is empty.
     *
     * @param startNanos when it began, by {@link System#nanoTime}
     */
    public static void record(Corpus corpus, Run run, long startNanos) throws IOException {
        if (!corpus.parts().isEmpty()) {
            IngestSummary summary = run.summary();
            CorpusJournal.Ingested ingested = new CorpusJournal.Ingested(
                    run.stage(), run.version(), run.settings(), run.worked(), summary.rows(), counts(summary));
            double seconds = (System.nanoTime() - startNanos) / 1e9;
            CorpusJournal.read(corpus).update(corpus, ingested, seconds, Instant.now());
        }
    }

    private static SortedMap<String, Long> counts(IngestSummary summary) {
        SortedMap<String, Long> counts = new TreeMap<>();
        counts.put("repositories", summary.repositories());
        counts.put("content_bytes", summary.contentBytes());
        counts.put("problems", summary.problems());
        counts.put("rejected", (long) summary.rejected().size());
        counts.put("skipped", (long) summary.skipped().size());
        summary.stubs().forEach((stub, count) -> counts.put("stubs/" + stub, count));
        return counts;
    }
}
