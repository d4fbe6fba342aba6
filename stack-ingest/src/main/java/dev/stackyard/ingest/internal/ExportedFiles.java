package dev.stackyard.ingest.internal;

import dev.stackyard.ingest.IngestSettings;
import java.io.Closeable;
import java.io.IOException;

/** Opens the repositories of an export once their files are listed. */
interface ExportedFiles extends Closeable {

    /** A reader for any of the repositories whose files were listed. */
    SourceReader open(IngestSettings settings) throws IOException;
}
