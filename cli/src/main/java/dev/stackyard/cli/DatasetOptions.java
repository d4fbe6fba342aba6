package dev.stackyard.cli;

import dev.stackyard.ingest.PublishedRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How published datasets are ingested. */
final class DatasetOptions {

    private static final String STACK_V2 = "stack-v2";
    private static final String STACK_V3 = "stack-v3";

    @Option(
            names = "--contents",
            paramLabel = "PLACE",
            description =
                    "Where the contents of an export or of a dataset of ids are: a gzip object for each, named by its SHA-1, such as "
                            + "s3://softwareheritage/content")
    @Nullable
    String contents;

    @Option(
            names = "--fetches",
            paramLabel = "N",
            defaultValue = "64",
            description = "Contents that are fetched at a time, for each thread. Default: ${DEFAULT-VALUE}")
    int fetches = 64;

    /** Whether a kind of source is a published dataset. */
    static boolean isDataset(String kind) {
        return kind.equals(STACK_V2) || kind.equals(STACK_V3);
    }

    /** What to ingest. */
    PublishedRequest request(String kind, List<String> places) {
        return new PublishedRequest("the-" + kind, places, contents, fetches);
    }
}
