package dev.stackyard.ingest.internal;

import dev.stackyard.ingest.IngestSettings;
import java.io.IOException;

/** Opens the repositories of an export once their files are listed. */
@FunctionalInterface
interface ExportedFiles {

    /** A reader for any of the repositories whose files were listed. */
    SourceReader open(IngestSettings settings) throws IOException;
}
