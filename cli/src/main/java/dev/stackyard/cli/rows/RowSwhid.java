package dev.stackyard.cli.rows;

import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.index.Repository;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import dev.stackyard.swhid.QualifiedSwhid;
import dev.stackyard.swhid.Swhid;
import org.jspecify.annotations.Nullable;

/** The identifier of a row's content with its context: origin, snapshot, revision (or root directory) and path. */
final class RowSwhid {

    private RowSwhid() {}

    static QualifiedSwhid of(Row row) {
        boolean isSubmodule = "submodule".equals(row.find(FilesLayer.STUB));
        return of(
                swhid(isSubmodule ? ObjectType.REVISION : ObjectType.CONTENT, row.get(FilesLayer.CONTENT_ID)),
                row.find(FilesLayer.REPO_URL),
                row.find(FilesLayer.SNAPSHOT_ID),
                row.find(FilesLayer.REVISION_ID),
                row.find(FilesLayer.DIRECTORY_ID),
                row.get(FilesLayer.PATH));
    }

    /** An object as the index has it, in one of its places. */
    static QualifiedSwhid of(Swhid core, Repository repository, @Nullable String path) {
        return of(
                core,
                repository.url(),
                repository.snapshotId(),
                repository.revisionId(),
                repository.directoryId(),
                path);
    }

    private static QualifiedSwhid of(
            Swhid core,
            @Nullable String url,
            @Nullable String snapshotId,
            @Nullable String revisionId,
            @Nullable String directoryId,
            @Nullable String path) {
        @Nullable Swhid revision = optional(ObjectType.REVISION, revisionId);
        return core.qualified()
                .withOrigin(url)
                .withVisit(optional(ObjectType.SNAPSHOT, snapshotId))
                .withAnchor(revision != null ? revision : optional(ObjectType.DIRECTORY, directoryId))
                .withPath(path)
                .conforming();
    }

    private static @Nullable Swhid optional(ObjectType type, @Nullable String hash) {
        return hash == null ? null : swhid(type, hash);
    }

    private static Swhid swhid(ObjectType type, String hash) {
        return new Swhid(type, ObjectHash.parse(hash));
    }
}
