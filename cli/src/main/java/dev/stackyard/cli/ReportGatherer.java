package dev.stackyard.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stackyard.cli.report.CorpusScan;
import dev.stackyard.cli.report.CorpusStatistics;
import dev.stackyard.cli.report.ReportData;
import dev.stackyard.cli.report.ReportData.Source;
import dev.stackyard.cli.report.ReportData.StageSettings;
import dev.stackyard.cli.report.ShardTotals;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusJournal;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.internal.SettingsBinder;
import dev.stackyard.ingest.Ingest;
import dev.stackyard.ingest.IngestSummary;
import dev.stackyard.tokenize.Manifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what there is to tell about a corpus, for the report page and the summary of a build. */
final class ReportGatherer {

    private ReportGatherer() {}

    static ReportData gather(Corpus corpus, int threads, Progress progress) throws IOException {
        CorpusStatistics statistics = CorpusScan.of(corpus, threads, progress);
        return new ReportData(
                statistics, shards(corpus), sources(Ingest.summary(corpus)), settings(CorpusJournal.read(corpus)));
    }

    private static @Nullable ShardTotals shards(Corpus corpus) throws IOException {
        return Manifest.find(corpus.storage())
                .map(manifest -> new ShardTotals(
                        manifest.totals().documents(),
                        manifest.totals().tokens(),
                        manifest.totals().tokensByKind(),
                        manifest.totals().tokensByLanguage(),
                        manifest.totals().tokensByLicenseType(),
                        manifest.shards().stream()
                                .map(shard -> new ShardTotals.Shard(
                                        shard.name(),
                                        shard.documents(),
                                        shard.tokens(),
                                        shard.bin().bytes(),
                                        shard.bin().sha256()))
                                .toList()))
                .orElse(null);
    }

    private static List<Source> sources(IngestSummary summary) {
        List<Source> sources = new ArrayList<>();
        summary.rejected().forEach(source -> sources.add(new Source(source.location(), "rejected", source.reason())));
        summary.skipped().forEach(source -> sources.add(new Source(source.location(), "skipped", source.reason())));
        return sources;
    }

    /** The settings of each stage's last run, by its name. */
    private static List<StageSettings> settings(CorpusJournal journal) {
        SortedMap<String, StageSettings> byStage = new TreeMap<>();
        for (CorpusJournal.StageRun run : journal.runs()) {
            SortedMap<String, String> settings = new TreeMap<>();
            run.settings()
                    .properties()
                    .forEach(setting ->
                            settings.put(SettingsBinder.snakeCase(setting.getKey()), text(setting.getValue())));
            byStage.put(run.stage(), new StageSettings(run.stage(), settings));
        }
        return List.copyOf(byStage.values());
    }

    /** A value as a person reads it: lists without their brackets and quotes. */
    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.isTextual() ? value.textValue() : value.toString();
        }
        List<String> items = new ArrayList<>();
        value.forEach(item -> items.add(text(item)));
        return items.isEmpty() ? "(none)" : String.join(", ", items);
    }
}
