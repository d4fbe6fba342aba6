package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.PartId;
import dev.stackyard.ingest.IngestSummary;
import dev.stackyard.ingest.internal.conversations.ConversationPlan;
import dev.stackyard.ingest.internal.published.PublishedPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up what plans and reports of a corpus say. */
public final class Summaries {

    private static final int MOST_MESSAGES = 1000;

    private final SortedMap<String, Long> stubs = new TreeMap<>();
    private final SortedMap<String, Long> encodings = new TreeMap<>();
    private final List<String> messages = new ArrayList<>();
    private long repositories;
    private long rows;
    private long contentBytes;
    private long problems;

    private Summaries() {}

    /** The summary of a run. */
    static IngestSummary of(PlanStore store, IngestPlan plan, List<String> notes, long newParts, long newRows)
            throws IOException {
        Summaries sums = added(store);
        List<String> all = new ArrayList<>(notes);
        plan.repositories().forEach(entry -> entry.notes().forEach(note -> all.add(entry.location() + ": " + note)));
        return sums.summary(newParts, newRows, plan.skipped(), plan.rejected(), all);
    }

    /** The summary of a run over published datasets. */
    public static IngestSummary of(
            PlanStore store, List<IngestSummary.Skipped> skipped, List<String> notes, long newParts, long newRows)
            throws IOException {
        return added(store).summary(newParts, newRows, skipped, List.of(), notes);
    }

    /** The summary of a run over conversations. */
    public static IngestSummary of(
            PlanStore store,
            List<IngestSummary.Skipped> skipped,
            List<IngestSummary.Rejected> rejected,
            List<String> notes,
            long newParts,
            long newRows)
            throws IOException {
        return added(store).summary(newParts, newRows, skipped, rejected, notes);
    }

    /** The summary of a corpus, as all its runs have left it. */
    public static IngestSummary of(PlanStore store) throws IOException {
        List<IngestSummary.Skipped> skipped = new ArrayList<>();
        List<IngestSummary.Rejected> rejected = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (IngestPlan plan : store.plans()) {
            skipped.addAll(plan.skipped());
            rejected.addAll(plan.rejected());
            plan.repositories()
                    .forEach(entry -> entry.notes().forEach(note -> notes.add(entry.location() + ": " + note)));
        }
        store.conversationPlans().forEach(plan -> rejected.addAll(plan.rejected()));
        for (PublishedPlan plan : store.publishedPlans()) {
            skipped.addAll(plan.skipped());
            notes.addAll(plan.notes());
        }
        return added(store).summary(0, 0, skipped, rejected, notes);
    }

    private static Summaries added(PlanStore store) throws IOException {
        Summaries sums = new Summaries();
        for (PartId part : store.parts()) {
            Optional<PartReport> report = store.report(part);
            if (report.isPresent()) {
                sums.add(report.get());
            }
        }
        for (ConversationPlan plan : store.conversationPlans()) {
            sums.problems += plan.problems();
            sums.say(plan.messages());
        }
        return sums;
    }

    private void add(PartReport report) {
        repositories += report.repositories();
        rows += report.rows();
        contentBytes += report.contentBytes();
        problems += report.problems();
        report.stubs().forEach((stub, count) -> stubs.merge(stub, count, Long::sum));
        report.encodings().forEach((charset, count) -> encodings.merge(charset, count, Long::sum));
        say(report.messages());
    }

    private void say(List<String> more) {
        more.stream().limit(MOST_MESSAGES - (long) messages.size()).forEach(messages::add);
    }

    private IngestSummary summary(
            long newParts,
            long newRows,
            List<IngestSummary.Skipped> skipped,
            List<IngestSummary.Rejected> rejected,
            List<String> notes) {
        return new IngestSummary(
                repositories,
                rows,
                contentBytes,
                stubs,
                encodings,
                problems,
                messages,
                newParts,
                newRows,
                skipped,
                rejected,
                notes);
    }
}
