package dev.stackyard.ingest.internal;

import java.io.IOException;

/** Takes the files of one repository, in row order. */
@FunctionalInterface
public interface FileSink {

    /** Takes the next file; its arrays are not used after the call. */
    void accept(SourceFile file) throws IOException;
}
