package dev.stackyard.curate;

import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.curate.internal.OptOuts;
import dev.stackyard.swhid.ObjectType;
import org.jspecify.annotations.Nullable;

/**
 * Asks the opt-outs about rows: one method per {@link QualityRule}, each returns the record that applies, or null. What
 * depends on the repository alone is asked once per repository. One object per thread.
 */
final class RowOptOuts {

    private final OptOuts optOuts;
    private boolean repositoryKnown;
    private @Nullable String ownerRecord;
    private @Nullable String repositoryRecord;

    RowOptOuts(OptOuts optOuts) {
        this.optOuts = optOuts;
    }

    /** Forgets what was found out about the repository before. */
    void beginRepository() {
        repositoryKnown = false;
    }

    private void learn(Row row) {
        if (!repositoryKnown) {
            String name = row.get(FilesLayer.REPO_NAME);
            String url = row.find(FilesLayer.REPO_URL);
            ownerRecord = optOuts.ownerRecord(name, url);
            repositoryRecord = optOuts.repositoryRecord(name, url);
            repositoryKnown = true;
        }
    }

    @Nullable
    String owner(Row row) {
        learn(row);
        return ownerRecord != null
                ? ownerRecord
                : optOuts.scopedOwnerRecord(row.get(FilesLayer.REPO_NAME), row.get(FilesLayer.KIND));
    }

    @Nullable
    String repository(Row row) {
        learn(row);
        return repositoryRecord;
    }

    @Nullable
    String identifier(Row row) {
        if (!optOuts.hasIdentifiers()) {
            return null;
        }
        String record = optOuts.identifierRecord(ObjectType.CONTENT, row.get(FilesLayer.CONTENT_ID));
        if (record == null) {
            record = optOuts.identifierRecord(ObjectType.DIRECTORY, row.find(FilesLayer.DIRECTORY_ID));
        }
        if (record == null) {
            record = optOuts.identifierRecord(ObjectType.REVISION, row.find(FilesLayer.REVISION_ID));
        }
        if (record == null) {
            record = optOuts.identifierRecord(ObjectType.SNAPSHOT, row.find(FilesLayer.SNAPSHOT_ID));
        }
        return record;
    }
}
