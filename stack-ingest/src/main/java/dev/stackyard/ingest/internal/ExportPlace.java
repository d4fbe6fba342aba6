package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.BulkReader;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.UserException;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.internal.bucket.ContentBucket;
import dev.stackyard.ingest.internal.swh.ExportReader;
import dev.stackyard.ingest.internal.swh.Listing;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the repositories of an export can be opened from.
 *
 * @param contents place of the contents
 * @param fetches contents that are fetched at a time
 * @param listing directory of the walk's outcome
 */
record ExportPlace(String contents, int fetches, String listing) implements Serializable {

    /** Bytes set aside by each thread for objects on their way. */
    private static final long FETCH_BYTES = 32L << 20;

    /** A reader of what a listing has. */
    SourceReader reader(Listing listed, IngestSettings settings) {
        BulkReader.Limits limits = new BulkReader.Limits(fetches, FETCH_BYTES);
        return new ExportReader(
                listed, new ContentBucket(Storages.of(contents), limits, (int) settings.maxFileBytes()), settings);
    }

    /** Opens the listing from a process that did not make it. */
    ExportedFiles open() throws IOException {
        Path directory = Path.of(listing);
        if (!Files.isDirectory(directory)) {
            throw new UserException(
                    listing + ", where the files of the export are listed, is not there on a worker: on a"
                            + " cluster the corpus of an export must lie on a disk that driver and workers share");
        }
        Listing listed = Listing.open(directory);
        return new ExportedFiles() {
            @Override
            public SourceReader open(IngestSettings settings) {
                return reader(listed, settings);
            }

            @Override
            public void close() throws IOException {
                listed.close();
            }
        };
    }
}
