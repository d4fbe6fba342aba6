package dev.stackyard.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published dataset to ingest.
 *
 * @param dataset {@code the-stack-v2} or {@code the-stack-v3}
 * @param inputs its Parquet files: paths or {@code s3://} locations; a {@code *} in the last part stands for anything
 * @param contents place with a gzip object for each content, named by its SHA-1; null if the dataset has the contents
 * @param fetches contents that are fetched at a time, for each part that is being written
 */
public record PublishedRequest(
        String dataset, List<String> inputs, @Nullable String contents, int fetches) {

    public PublishedRequest {
        inputs = List.copyOf(inputs);
        if (fetches < 1) {
            throw new IllegalArgumentException("fetches must be at least 1, got " + fetches);
        }
    }
}
