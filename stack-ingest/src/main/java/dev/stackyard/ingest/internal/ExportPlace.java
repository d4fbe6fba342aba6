package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.BulkReader;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.UserException;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.internal.bucket.ContentBucket;
import dev.stackyard.ingest.internal.swh.ExportReader;
import dev.stackyard.ingest.internal.swh.Listing;
import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where the repositories of an export can be opened from.
 *
 * @param contents place of the contents
 * @param fetches contents that are fetched at a time
 * @param version tells apart what several walks have left in the corpus
 */
record ExportPlace(String contents, int fetches, String version) implements Serializable {

    /** Bytes set aside by each thread for objects on their way. */
    private static final long FETCH_BYTES = 32L << 20;

    /** The listing that this process has read last: on a cluster each worker reads it once, not once for each part. */
    private static volatile @Nullable Loaded last;

    private record Loaded(String version, Listing listing) {}

    /** A reader of what a listing has. */
    SourceReader reader(Listing listed, IngestSettings settings) {
        BulkReader.Limits limits = new BulkReader.Limits(fetches, FETCH_BYTES);
        return new ExportReader(
                listed, new ContentBucket(Storages.of(contents), limits, (int) settings.maxFileBytes()), settings);
    }

    /** Opens the listing from a process that did not make it. */
    ExportedFiles open(Storage corpus) throws IOException {
        Loaded known = last;
        Listing listed;
        if (known != null && known.version.equals(version)) {
            listed = known.listing;
        } else {
            listed = Listing.open(corpus)
                    .orElseThrow(() -> new UserException(corpus.location()
                            + " does not hold the list of the export's files on a worker: on a cluster the corpus must lie"
                            + " where driver and workers see it under the same name"));
            last = new Loaded(version, listed);
        }
        return settings -> reader(listed, settings);
    }
}
