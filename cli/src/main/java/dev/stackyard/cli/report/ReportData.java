package dev.stackyard.cli.report;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * All that the report page shows. Nothing in it depends on when, where or with how many threads the corpus was made.
 *
 * @param statistics what the corpus holds
 * @param shards what the manifest says; empty before there are shards
 * @param sources what could not be ingested, and what did not need to be
 * @param stages the settings of each stage that has run, in pipeline order
 */
public record ReportData(
        CorpusStatistics statistics, Optional<ShardTotals> shards, List<Source> sources, List<StageSettings> stages) {

    /**
     * A source that made no rows.
     *
     * @param place path or URL, as the user named it
     * @param outcome {@code rejected} or {@code skipped}
     * @param reason in half a sentence
     */
    public record Source(String place, String outcome, String reason) {}

    /** @param settings name to value, both as a recipe has them */
    public record StageSettings(String stage, SortedMap<String, String> settings) {}
}
