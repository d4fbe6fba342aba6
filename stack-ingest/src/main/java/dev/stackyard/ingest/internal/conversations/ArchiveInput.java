package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.StorageFile;
import java.io.IOException;

/** An hourly file of GHArchive. */
record ArchiveInput(StorageFile file, ConversationPlan.Input planned) implements EventInput {

    @Override
    public String location() {
        return file.location();
    }

    @Override
    public Report scan(ConversationKinds wanted, EventRecords records) throws IOException {
        return new ArchiveScan(wanted, records).scan(file);
    }
}
