package dev.stackyard.cli.report;

import dev.stackyard.cli.report.CorpusStatistics.LanguageTally;
import dev.stackyard.cli.report.CorpusStatistics.LayerDrops;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.PipelineOrder;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.internal.WorkerPool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts a corpus: one pass over each part, parts in parallel. */
public final class CorpusScan {

    private CorpusScan() {}

    /** @param threads parts that are counted at a time, at least 1; changes nothing but the time */
    public static CorpusStatistics of(Corpus corpus, int threads, Progress progress) throws IOException {
        List<PartId> parts = corpus.parts();
        long rows = 0;
        for (PartId part : parts) {
            rows += corpus.rowCount(part);
        }
        PartScan total = new PartScan();
        try (WorkerPool pool = new WorkerPool(threads);
                Progress.Task task = progress.begin("count", rows)) {
            pool.forEach(parts, part -> {
                PartScan scan = new PartScan();
                scan.run(corpus, part, counted -> task.advance(counted, 0));
                synchronized (total) {
                    total.merge(scan);
                }
            });
        }
        return statistics(total, corpus);
    }

    private static CorpusStatistics statistics(PartScan total, Corpus corpus) throws IOException {
        SortedMap<String, LanguageTally> languages = new TreeMap<>();
        total.languages.asMap().forEach((language, all) -> {
            Tally kept = total.keptLanguages.asMap().getOrDefault(language, Tally.NONE);
            languages.put(language, new LanguageTally(all, kept));
        });
        List<LayerDrops> drops = total.drops.entrySet().stream()
                .map(layer -> new LayerDrops(layer.getKey(), layer.getValue().asMap()))
                .sorted((a, b) -> PipelineOrder.COMPARATOR.compare(a.layer(), b.layer()))
                .toList();
        return new CorpusStatistics(
                total.repositories.count(),
                total.repositories.largest(),
                total.all,
                total.kept,
                languages,
                total.stubs.asMap(),
                drops,
                total.licenseTypes.asMap(),
                total.licenses.asMap(),
                total.clusterSizes,
                total.spans.asMap(),
                total.forms.asMap(),
                comparisons(total, corpus));
    }

    private static List<Comparison> comparisons(PartScan total, Corpus corpus) throws IOException {
        List<Comparison> comparisons = new ArrayList<>(total.publishedLanguages.compare(corpus));
        comparisons.addAll(total.publishedLicenseTypes.compare(corpus));
        return comparisons;
    }
}
