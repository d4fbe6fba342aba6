package dev.stackyard.corpus.optout;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.swhid.ObjectType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the opt-outs about rows. Every answer is the place of the record that applies, or null. What
 * depends on the repository alone is asked once per repository. One object per thread.
 */
public final class RowOptOuts {

    private final OptOuts optOuts;
    private boolean repositoryKnown;
    private @Nullable String ownerRecord;
    private @Nullable String repositoryRecord;

    public RowOptOuts(OptOuts optOuts) {
        this.optOuts = optOuts;
    }

    /** Forgets what was found out about the repository before. */
    public void beginRepository() {
        repositoryKnown = false;
    }

    /** Columns that it reads. */
    public static List<Column<?>> columns() {
        return List.of(
                FilesLayer.REPO_NAME,
                FilesLayer.REPO_URL,
                FilesLayer.SNAPSHOT_ID,
                FilesLayer.REVISION_ID,
                FilesLayer.DIRECTORY_ID,
                FilesLayer.KIND,
                FilesLayer.CONTENT_ID);
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

    /** Who withdrew everything of the owner, or rows of this kind. */
    public @Nullable String owner(Row row) {
        learn(row);
        return ownerRecord != null
                ? ownerRecord
                : optOuts.scopedOwnerRecord(row.get(FilesLayer.REPO_NAME), row.get(FilesLayer.KIND));
    }

    /** Who withdrew the repository. */
    public @Nullable String repository(Row row) {
        learn(row);
        return repositoryRecord;
    }

    /** Who withdrew the content, or the root directory, revision or snapshot that it was ingested from. */
    public @Nullable String identifier(Row row) {
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
