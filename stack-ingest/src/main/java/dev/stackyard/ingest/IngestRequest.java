package dev.stackyard.ingest;

import dev.stackyard.corpus.StorageFile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to ingest.
 *
 * @param sources in the order in which their rows shall come
 * @param metadataFile JSON lines or Parquet with stars, forks, licences and dates of repositories, named as The Stack v2's columns:
 *     {@code repo_name} or {@code repo_url} (one at least), {@code star_events_count}, {@code fork_events_count}, {@code
 *     gha_license_id}, {@code github_id}, {@code visit_date}, and {@code default_branch} for the choice
 *     of an export's branch; null for none
 * @param visitDate the {@code visit_date} of repositories for which the metadata has none; null leaves it null. Never the
 *     clock's time: the same request always makes the same bytes
 * @param export many repositories instead of sources; null for none
 * @param kaggle what is known of the data sets of Kaggle's notebooks; null if nothing is
 */
public record IngestRequest(
        List<Source> sources,
        @Nullable StorageFile metadataFile,
        @Nullable Instant visitDate,
        @Nullable SoftwareHeritageExport export,
        @Nullable MetaKaggle kaggle) {

    public IngestRequest {
        sources = List.copyOf(sources);
        if (export != null && !sources.isEmpty()) {
            throw new IllegalArgumentException("an export is ingested by itself");
        }
    }

    /** Sources or an export, without what is known of Kaggle's data sets. */
    public IngestRequest(
            List<Source> sources,
            @Nullable StorageFile metadataFile,
            @Nullable Instant visitDate,
            @Nullable SoftwareHeritageExport export) {
        this(sources, metadataFile, visitDate, export, null);
    }

    /** Sources of single repositories only. */
    public IngestRequest(List<Source> sources, @Nullable StorageFile metadataFile, @Nullable Instant visitDate) {
        this(sources, metadataFile, visitDate, null);
    }

    /** Sources without metadata. */
    public static IngestRequest of(Source... sources) {
        return new IngestRequest(List.of(sources), null, null);
    }
}
