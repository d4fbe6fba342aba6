package dev.stackyard.cli.report;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * All that the report page shows. Nothing in it depends on when, where or with how many threads the corpus was made.
 *
 * @param statistics what the corpus holds
 * @param shards what the manifest says; empty before there are shards
 * @param sources what was ingested, and what was refused
 * @param stages the settings of each stage that has run, in pipeline order
 */
public record ReportData(
        CorpusStatistics statistics, Optional<ShardTotals> shards, List<Source> sources, List<StageSettings> stages) {

    /**
     * @param place what the user named
     * @param rejected why it was refused; null if it was ingested
     */
    public record Source(String place, @Nullable String rejected) {}

    /** @param settings name to value, both as a recipe has them */
    public record StageSettings(String stage, SortedMap<String, String> settings) {}
}
