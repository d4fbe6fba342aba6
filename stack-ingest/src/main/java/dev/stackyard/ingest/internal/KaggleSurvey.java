package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storage;
import dev.stackyard.ingest.MetaKaggle;
import dev.stackyard.ingest.Take;
import dev.stackyard.ingest.internal.kaggle.KaggleFacts;
import dev.stackyard.ingest.internal.kaggle.KaggleJoin;
import dev.stackyard.ingest.internal.kaggle.KaggleNotebooks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out, once a plan is made, what data sets its notebooks of Kaggle work on. Their sources are read once more for that, since Meta
 * Kaggle's tables have gigabytes, of which only what these notebooks lead to is kept.
 */
final class KaggleSurvey {

    private final MetaKaggle source;
    private final SourceOpener opener;
    private final Storage storage;
    private final Progress progress;

    KaggleSurvey(MetaKaggle source, SourceOpener opener, Storage storage, Progress progress) {
        this.source = source;
        this.opener = opener;
        this.storage = storage;
        this.progress = progress;
    }

    /** The plan with the facts named in the entries that they are for; the same if it has no notebooks of Kaggle. */
    IngestPlan complete(IngestPlan plan) throws IOException {
        List<PlanEntry> entries =
                plan.repositories().stream().filter(KaggleSurvey::isKaggle).toList();
        if (entries.isEmpty()) {
            return plan;
        }
        Set<Long> notebooks = notebooks(entries);
        KaggleFacts facts = KaggleJoin.of(source, notebooks);
        progress.note("of " + notebooks.size() + " notebooks of Kaggle " + facts.size()
                + " work on a data set that Meta Kaggle tells of");
        String name = facts.save(storage);
        List<IngestPlan.Part> parts = new ArrayList<>();
        for (IngestPlan.Part part : plan.parts()) {
            parts.add(new IngestPlan.Part(
                    part.number(),
                    part.repositories().stream()
                            .map(entry -> isKaggle(entry) ? entry.withKaggle(name) : entry)
                            .toList()));
        }
        return new IngestPlan(plan.format(), plan.settings(), parts, plan.skipped(), plan.rejected());
    }

    private static boolean isKaggle(PlanEntry entry) {
        return entry.takes() == Take.KAGGLE;
    }

    private Set<Long> notebooks(List<PlanEntry> entries) throws IOException {
        Set<Long> numbers = new HashSet<>();
        try (Progress.Task task = progress.begin("kaggle", entries.size())) {
            for (PlanEntry entry : entries) {
                try (SourceReader reader = opener.open(LocatedSource.of(entry))) {
                    reader.read(entry.state(), file -> {
                        long number = FileTaker.isNotebook(file) ? KaggleNotebooks.number(file) : -1;
                        if (number >= 0) {
                            numbers.add(number);
                        }
                    });
                } catch (RejectedSourceException e) {
                    progress.note(entry.location() + " " + e.reason()); // and its part will say so again
                }
                task.advance(1, 0);
            }
        }
        return numbers;
    }
}
