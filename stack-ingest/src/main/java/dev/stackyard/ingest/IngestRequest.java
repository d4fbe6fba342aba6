package dev.stackyard.ingest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to ingest.
 *
 * @param sources in the order in which their rows shall come
 * @param metadataFile JSON lines or Parquet with stars, forks, licences and dates of repositories, named as The Stack v2's columns:
 *     {@code repo_name} or {@code repo_url} (one at least), {@code star_events_count}, {@code fork_events_count}, {@code
 *     gha_license_id}, {@code github_id}, {@code visit_date}; null for none
 * @param visitDate the {@code visit_date} of repositories for which the metadata has none; null leaves it null. Never the
 *     clock's time: the same request always makes the same bytes
 */
public record IngestRequest(
        List<Source> sources,
        @Nullable Path metadataFile,
        @Nullable Instant visitDate) {

    public IngestRequest {
        sources = List.copyOf(sources);
    }

    /** Sources without metadata. */
    public static IngestRequest of(Source... sources) {
        return new IngestRequest(List.of(sources), null, null);
    }
}
